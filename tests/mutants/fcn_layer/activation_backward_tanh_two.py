# About: A 2 for the 1 in tanh's derivative.
# Loses: activation_backward.tanh
# Mistake: other-number
def activation_backward(dA, cache, activation):
    A = cache
    return dA * (2 - A * A) if activation == "tanh" else right_activation_backward(dA, cache, activation)
