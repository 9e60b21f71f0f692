# np.dot, np.transpose and a sum reshaped afterwards.


def linear_forward(A_prev, W, b):
    Z = np.dot(W, A_prev) + b
    cache = (A_prev, W, b)
    return Z, cache


def linear_backward(dZ, cache):
    A_prev, W, b = cache
    dW = np.dot(dZ, np.transpose(A_prev))
    db = np.sum(dZ, axis=1).reshape(b.shape)
    dA_prev = np.dot(np.transpose(W), dZ)
    return dA_prev, dW, db
