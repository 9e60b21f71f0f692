# About: The mask is 1 where Z is negative.
# Loses: activation_backward.relu
# Mistake: flipped-mask
def activation_forward(Z, activation):
    return right_activation_forward(Z, activation)[0], Z


def activation_backward(dA, cache, activation):
    Z = cache
    if activation == "relu":
        return dA * (Z < 0)
    A = right_activation_forward(Z, activation)[1]
    return right_activation_backward(dA, A, activation)
