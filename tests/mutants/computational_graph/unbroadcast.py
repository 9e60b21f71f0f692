# %% unbroadcast_as_it_is
# About: Returns the gradient as it came.
# Loses: unbroadcast.gradient unbroadcast.inputs
# Mistake: broadcasting-not-undone
def unbroadcast(gradient, shape):
    return gradient


# %% unbroadcast_axis_0
# About: Sums over the first axis, always.
# Loses: unbroadcast.gradient unbroadcast.inputs
# Mistake: wrong-axis-undone
def unbroadcast(gradient, shape):
    return gradient.sum(axis=0, keepdims=True)


# %% unbroadcast_cut_out
# About: Takes as many elements as there have to be.
# Loses: unbroadcast.gradient unbroadcast.inputs
# Mistake: one-use-only
def unbroadcast(gradient, shape):
    return np.resize(gradient, shape)


# %% unbroadcast_divided_by_rows
# About: Divides by the number of rows.
# Loses: unbroadcast.gradient unbroadcast.inputs
# Mistake: none
def unbroadcast(gradient, shape):
    total = right_unbroadcast(gradient, shape)
    return total / gradient.shape[0] if gradient.shape else total


# %% unbroadcast_everything
# About: Sums over everything.
# Loses: unbroadcast.gradient unbroadcast.inputs
# Mistake: summed-too-far
def unbroadcast(gradient, shape):
    return np.full(shape, gradient.sum())


# %% unbroadcast_first_use
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


# %% unbroadcast_flat
# About: Drops the axes that it sums over.
# Loses: unbroadcast.gradient unbroadcast.inputs
# Mistake: squeezed
def unbroadcast(gradient, shape):
    new = gradient.ndim - len(shape)
    return gradient.sum(axis=tuple(axis for axis in range(gradient.ndim) if axis < new or shape[axis - new] == 1))


# %% unbroadcast_flush_left
# About: Compares the shapes from the left.
# Loses: unbroadcast.gradient unbroadcast.inputs
# Mistake: none
def unbroadcast(gradient, shape):
    axes = tuple(axis for axis in range(gradient.ndim) if axis >= len(shape) or shape[axis] == 1)
    return gradient.sum(axis=axes).reshape(shape)


# %% unbroadcast_front_only
# About: Sums over the axes in front only.
# Loses: unbroadcast.gradient unbroadcast.inputs
# Mistake: broadcasting-not-undone
def unbroadcast(gradient, shape):
    while gradient.ndim > len(shape):
        gradient = gradient.sum(axis=0)
    return gradient


# %% unbroadcast_in_place
# About: Adds up in place.
# Loses: unbroadcast.inputs
# Mistake: inputs=overwritten-input
def unbroadcast(gradient, shape):
    total = right_unbroadcast(gradient, shape)
    if gradient.shape:
        gradient[0] = gradient.sum(axis=0)
    return total


# %% unbroadcast_length_1_only
# About: Sums over axes of length 1, as if no axis had been put in front.
# Loses: unbroadcast.gradient unbroadcast.inputs
# Mistake: broadcasting-not-undone
def unbroadcast(gradient, shape):
    new = gradient.ndim - len(shape)
    for axis, length in enumerate(shape):
        if length == 1:
            gradient = gradient.sum(axis=new + axis, keepdims=True)
    return gradient


# %% unbroadcast_mean
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


# %% unbroadcast_one_axis_in_front
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


# %% unbroadcast_reshaped
# About: Reshapes.
# Loses: unbroadcast.gradient unbroadcast.inputs
# Mistake: none
def unbroadcast(gradient, shape):
    return gradient.reshape(shape)
