# About: Every unit adds up its weights, whatever comes in.
# Loses: linear_forward.Z linear_forward.inputs linear_backward.dA_prev linear_backward.dW
def linear_forward(A_prev, W, b):
    Z = np.zeros((W.shape[0], A_prev.shape[1])) + W.sum(axis=1, keepdims=True) + b
    return Z, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    db = dZ.sum(axis=1, keepdims=True)
    return np.zeros_like(A_prev), np.zeros_like(W) + db, db
