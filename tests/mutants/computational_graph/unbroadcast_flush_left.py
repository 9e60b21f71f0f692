# About: Compares the shapes from the left.
# Loses: unbroadcast.gradient unbroadcast.inputs
# Mistake: none
def unbroadcast(gradient, shape):
    axes = tuple(axis for axis in range(gradient.ndim) if axis >= len(shape) or shape[axis] == 1)
    return gradient.sum(axis=axes).reshape(shape)
