# dW through the whole Jacobian dZ/dW, flattened with a Kronecker product.


def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = np.zeros(W.size)
    for i in range(dZ.shape[1]):
        jacobian = np.kron(np.eye(len(W)), A_prev[:, i][np.newaxis])
        dW += jacobian.T @ dZ[:, i]
    return W.T @ dZ, dW.reshape(W.shape), np.add.reduce(dZ, axis=1)[:, np.newaxis]
