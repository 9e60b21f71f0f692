# About: ReLU hands dA on: the mask is missing.
# Loses: activation_backward.relu
# Mistake: passed-through
def activation_backward(dA, cache, activation):
    if activation == "relu":
        dZ = np.array(dA, copy=True)
        return dZ
    return right_activation_backward(dA, cache, activation)
