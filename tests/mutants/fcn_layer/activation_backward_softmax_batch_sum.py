# About: <a, dA> is summed over the whole batch: the axis is missing.
# Loses: activation_backward.softmax
# Mistake: summed-over-batch
def activation_backward(dA, cache, activation):
    A = cache
    if activation == "softmax":
        return A * (dA - np.sum(A * dA))
    return right_activation_backward(dA, A, activation)
