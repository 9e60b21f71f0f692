# About: Returns the Jacobians themselves, a stack of matrices.
# Loses: activation_backward.softmax
# Mistake: wrong-shape
def activation_backward(dA, cache, activation):
    if activation == "softmax":
        return np.array([np.diag(a) - np.outer(a, a) for a in cache.T])
    return right_activation_backward(dA, cache, activation)
