# dW is added up sample by sample as outer products of columns.


def linear_forward(A_prev, W, b):
    Z = np.empty((W.shape[0], A_prev.shape[1]), dtype=A_prev.dtype)
    for i in range(A_prev.shape[1]):
        Z[:, i] = W.dot(A_prev[:, i]) + b[:, 0]
    return Z, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    dW, db, dA_prev = np.zeros(W.shape), np.zeros((W.shape[0], 1)), np.zeros(A_prev.shape)
    for i in range(dZ.shape[1]):
        dW += np.outer(dZ[:, i], A_prev[:, i])
        db += dZ[:, i : i + 1]
        dA_prev[:, i] = W.T.dot(dZ[:, i])
    return dA_prev, dW, db
