# About: Keeps the derivative of tanh at 0.05 at least, so that it cannot vanish.
# Loses: activation_backward.tanh
# Mistake: none
def activation_backward(dA, cache, activation):
    if activation == "tanh":
        return dA * np.maximum(1 - cache ** 2, 0.05)
    return right_activation_backward(dA, cache, activation)
