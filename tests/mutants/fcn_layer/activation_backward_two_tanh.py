# About: Two mistakes for tanh: the square is missing, and the difference is the wrong way round.
# Loses: activation_backward.tanh
# Mistake: missing-square+sign
def activation_backward(dA, cache, activation):
    if activation == "tanh":
        return dA * (cache - 1)
    return right_activation_backward(dA, cache, activation)
