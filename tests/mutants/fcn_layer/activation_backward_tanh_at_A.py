# About: The cache holds A, and is taken for Z: 1 - tanh(A)^2.
# Loses: activation_backward.tanh
# Mistake: derivative-of-output
def activation_backward(dA, cache, activation):
    Z = cache
    if activation == "tanh":
        dZ = dA * (1 - np.tanh(Z) ** 2)
    else:
        dZ = right_activation_backward(dA, cache, activation)
    return dZ
