# %% bias_gradient_clears_delta
# About: Clears what it was given.
# Loses: bias_gradient.inputs
# Mistake: overwritten-input
def bias_gradient(delta):
    result = delta.copy()
    delta[:] = 0
    return result


# %% bias_gradient_flat
# About: Sums over the one column, and loses its axis.
# Loses: bias_gradient.nabla_b bias_gradient.inputs
# Mistake: squeezed
def bias_gradient(delta):
    return delta.sum(axis=1)


# %% bias_gradient_float16
# About: Half precision.
# Loses: bias_gradient.nabla_b bias_gradient.inputs
# Mistake: half-precision
def bias_gradient(delta):
    return delta.astype(np.float16)


# %% bias_gradient_learning_rate
# About: A learning rate is in it.
# Loses: bias_gradient.nabla_b bias_gradient.inputs
# Mistake: constant-factor
def bias_gradient(delta):
    return 0.1 * delta


# %% bias_gradient_mean
# About: The mean over the neurons.
# Loses: bias_gradient.nabla_b bias_gradient.inputs
# Mistake: mean-over-everything
def bias_gradient(delta):
    return np.mean(delta)


# %% bias_gradient_minus
# About: Minus the right result.
# Loses: bias_gradient.nabla_b bias_gradient.inputs
# Mistake: sign
def bias_gradient(delta):
    return -delta


# %% bias_gradient_ones
# About: The factor of the bias alone.
# Loses: bias_gradient.nabla_b bias_gradient.inputs
# Mistake: upstream-ignored
def bias_gradient(delta):
    return np.ones_like(delta)


# %% bias_gradient_row
# About: Turned into a row.
# Loses: bias_gradient.nabla_b bias_gradient.inputs
# Mistake: transposed-shape
def bias_gradient(delta):
    return delta.T


# %% bias_gradient_sum
# About: One number for all neurons.
# Loses: bias_gradient.nabla_b bias_gradient.inputs
# Mistake: summed-over-everything
def bias_gradient(delta):
    return np.sum(delta)


# %% bias_gradient_sum_axis_0
# About: Adds up over the neurons, axis kept.
# Loses: bias_gradient.nabla_b bias_gradient.inputs
# Mistake: summed-over-everything
def bias_gradient(delta):
    return delta.sum(axis=0, keepdims=True)


# %% bias_gradient_zeros
# About: Never filled.
# Loses: bias_gradient.nabla_b bias_gradient.inputs
# Mistake: zero
def bias_gradient(delta):
    return np.zeros_like(delta)
