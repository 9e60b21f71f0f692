# About: Takes the first of the uses.
# Loses: unbroadcast.gradient unbroadcast.inputs
# Mistake: one-use-only
def unbroadcast(gradient, shape):
    while gradient.ndim > len(shape):
        gradient = gradient[0]
    for axis, length in enumerate(shape):
        if length == 1:
            gradient = np.take(gradient, [0], axis=axis)
    return gradient
