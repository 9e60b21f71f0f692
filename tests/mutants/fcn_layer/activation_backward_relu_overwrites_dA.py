# About: Sets the entries of dA itself to zero and returns it.
# Loses: activation_backward.inputs
# Mistake: inputs=overwritten-input
def activation_backward(dA, cache, activation):
    if activation == "relu":
        dA[cache <= 0] = 0
        return dA
    return right_activation_backward(dA, cache, activation)
