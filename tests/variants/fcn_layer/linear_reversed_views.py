# Results are views with negative strides: everything is computed upside down.


def linear_forward(A_prev, W, b):
    Z = W[::-1] @ A_prev[:, ::-1] + b[::-1]
    return Z[::-1, ::-1], (A_prev[:, ::-1], W[::-1])


def linear_backward(dZ, cache):
    A_flipped, W_flipped = cache
    upstream = dZ[::-1, ::-1]
    dA_prev = (W_flipped.T @ upstream)[:, ::-1]
    dW = (upstream @ A_flipped.T)[::-1]
    db = upstream.sum(axis=1, keepdims=True)[::-1]
    return dA_prev, dW, db
