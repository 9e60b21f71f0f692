# About: Sigmoid and tanh are steps, flat on both sides.
# Loses: activation_forward.sigmoid activation_forward.tanh activation_backward.sigmoid activation_backward.tanh
def activation_forward(Z, activation):
    if activation == "sigmoid":
        return (Z > 0) * 1.0, None
    if activation == "tanh":
        return np.sign(Z), None
    return right_activation_forward(Z, activation)


def activation_backward(dA, cache, activation):
    if activation in ("sigmoid", "tanh"):
        return np.zeros(dA.shape)
    return right_activation_backward(dA, cache, activation)
