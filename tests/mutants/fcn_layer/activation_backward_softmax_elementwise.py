# About: Treats softmax like sigmoid: a (1 - a) dA.
# Loses: activation_backward.softmax
# Mistake: elementwise-softmax
def activation_backward(dA, cache, activation):
    A = cache
    if activation in ("sigmoid", "softmax"):
        return dA * A * (1 - A)
    elif activation == "tanh":
        return dA * (1 - A ** 2)
    elif activation == "relu":
        return dA * (A > 0)
