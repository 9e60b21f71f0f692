# About: dW has a term of weight decay that nobody asked for.
# Loses: linear_backward.dW
# Mistake: weight-decay
lambd = 0.01


def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = dZ @ A_prev.T + lambd * W
    db = dZ.sum(axis=1, keepdims=True)
    return W.T @ dZ, dW, db
