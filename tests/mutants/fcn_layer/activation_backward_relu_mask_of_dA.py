# About: Sets dZ to zero where dA is negative.
# Loses: activation_backward.relu
# Mistake: mask-from-upstream
def activation_backward(dA, cache, activation):
    if activation == "relu":
        dZ = dA.copy()
        dZ[dA <= 0] = 0
        return dZ
    return right_activation_backward(dA, cache, activation)
