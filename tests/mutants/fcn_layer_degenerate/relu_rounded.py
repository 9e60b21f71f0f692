# About: ReLU in whole numbers: a staircase, whose derivative is zero between the steps.
# Loses: activation_forward.relu activation_backward.relu
def activation_forward(Z, activation):
    if activation == "relu":
        return np.round(np.maximum(Z, 0)), None
    return right_activation_forward(Z, activation)


def activation_backward(dA, cache, activation):
    if activation == "relu":
        return dA * 0
    return right_activation_backward(dA, cache, activation)
