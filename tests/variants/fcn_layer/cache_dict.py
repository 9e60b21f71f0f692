# The cache is a dict.


def linear_forward(A_prev, W, b):
    return W @ A_prev + b, {"inputs": A_prev, "weights": W, "bias": b}


def linear_backward(dZ, cache):
    dW = dZ @ cache["inputs"].T
    db = dZ.sum(axis=1).reshape(cache["bias"].shape)
    return cache["weights"].T @ dZ, dW, db
