# About: Sums over one axis in front at most.
# Loses: unbroadcast.gradient unbroadcast.inputs
# Mistake: wrong-shape
def unbroadcast(gradient, shape):
    if gradient.ndim > len(shape):
        gradient = gradient.sum(axis=0)
    for axis, length in enumerate(shape):
        if length == 1:
            gradient = gradient.sum(axis=axis, keepdims=True)
    return gradient
