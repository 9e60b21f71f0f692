# About: Drops the axes that it sums over.
# Loses: unbroadcast.gradient unbroadcast.inputs
# Mistake: squeezed
def unbroadcast(gradient, shape):
    new = gradient.ndim - len(shape)
    return gradient.sum(axis=tuple(axis for axis in range(gradient.ndim) if axis < new or shape[axis - new] == 1))
