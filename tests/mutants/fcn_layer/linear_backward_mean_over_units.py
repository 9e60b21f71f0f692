# About: Takes len(dZ) for the number of samples; it is the number of units.
# Loses: linear_backward.dW linear_backward.db
# Mistake: mean-over-features
def linear_backward(dZ, cache):
    A_prev, W = cache
    samples = len(dZ)
    return W.T @ dZ, (dZ @ A_prev.T) / samples, dZ.sum(1, keepdims=True) / samples
