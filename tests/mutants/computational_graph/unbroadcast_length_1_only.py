# About: Sums over axes of length 1, as if no axis had been put in front.
# Loses: unbroadcast.gradient unbroadcast.inputs
# Mistake: broadcasting-not-undone
def unbroadcast(gradient, shape):
    new = gradient.ndim - len(shape)
    for axis, length in enumerate(shape):
        if length == 1:
            gradient = gradient.sum(axis=new + axis, keepdims=True)
    return gradient
