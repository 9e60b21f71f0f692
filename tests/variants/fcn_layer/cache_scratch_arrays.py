# The cache brings scratch arrays along; every backward call writes its results into them.


def linear_forward(A_prev, W, b):
    room = np.empty_like(A_prev), np.empty_like(W), np.empty_like(b)
    return W @ A_prev + b, (A_prev, W, room)


def linear_backward(dZ, cache):
    A_prev, W, (dA_prev, dW, db) = cache
    dA_prev[...] = W.T @ dZ
    dW[...] = dZ @ A_prev.T
    db[...] = dZ.sum(axis=1, keepdims=True)
    return dA_prev, dW, db
