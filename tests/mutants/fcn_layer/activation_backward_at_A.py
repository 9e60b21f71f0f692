# About: Applies sigmoid once more, to A, before it takes the derivative.
# Loses: activation_backward.sigmoid
# Mistake: derivative-of-output
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def activation_backward(dA, cache, activation):
    A = cache
    if activation == "sigmoid":
        return dA * sigmoid(A) * (1 - sigmoid(A))
    return right_activation_backward(dA, cache, activation)
