# About: The derivative of sigmoid is multiplied in twice.
# Loses: activation_backward.sigmoid
# Mistake: repeated-activation
def activation_backward(dA, cache, activation):
    dZ = right_activation_backward(dA, cache, activation)
    if activation == "sigmoid":
        g = cache * (1 - cache)
        dZ = dZ * g
    return dZ
