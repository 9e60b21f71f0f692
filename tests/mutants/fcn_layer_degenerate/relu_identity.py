# About: ReLU lets everything through, in both directions.
# Loses: activation_forward.relu activation_backward.relu
def activation_forward(Z, activation):
    if activation == "relu":
        return +Z, None
    return right_activation_forward(Z, activation)


def activation_backward(dA, cache, activation):
    if activation == "relu":
        return +dA
    return right_activation_backward(dA, cache, activation)
