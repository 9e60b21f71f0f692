# About: Takes the mean.
# Loses: unbroadcast.gradient unbroadcast.inputs
# Mistake: averaged
def unbroadcast(gradient, shape):
    while gradient.ndim > len(shape):
        gradient = gradient.mean(axis=0)
    for axis, length in enumerate(shape):
        if length == 1:
            gradient = gradient.mean(axis=axis, keepdims=True)
    return gradient
