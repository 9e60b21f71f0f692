# About: Softmax is sigmoid, element by element, with sigmoid's derivative.
# Loses: activation_forward.softmax activation_backward.softmax
def activation_forward(Z, activation):
    if activation == "softmax":
        activation = "sigmoid"
    return right_activation_forward(Z, activation)


def activation_backward(dA, cache, activation):
    if activation == "softmax":
        activation = "sigmoid"
    return right_activation_backward(dA, cache, activation)
