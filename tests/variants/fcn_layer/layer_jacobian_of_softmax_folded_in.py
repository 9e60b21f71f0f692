# For softmax the layer multiplies W^T by the Jacobian before the upstream gradient comes in.


def layer_backward(dA, cache, activation):
    linear_cache, A = cache
    if activation != "softmax":
        return linear_backward(activation_backward(dA, A, activation), linear_cache)
    A_prev, W = linear_cache
    dA_prev, dW, db = np.zeros_like(A_prev), np.zeros_like(W), np.zeros((len(W), 1))
    for i, a in enumerate(A.T):
        jacobian = np.diag(a) - np.outer(a, a)
        dA_prev[:, i] = (W.T @ jacobian) @ dA[:, i]
        dW += np.outer(jacobian @ dA[:, i], A_prev[:, i])
        db[:, 0] += jacobian @ dA[:, i]
    return dA_prev, dW, db
