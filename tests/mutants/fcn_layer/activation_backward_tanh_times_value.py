# About: Multiplies by tanh itself, not by its derivative.
# Loses: activation_backward.tanh
# Mistake: value-for-derivative
def activation_backward(dA, cache, activation):
    if activation == "tanh":
        return dA * cache
    return right_activation_backward(dA, cache, activation)
