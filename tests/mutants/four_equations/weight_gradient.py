# %% weight_gradient_activations_alone
# About: Forgets the error.
# Loses: weight_gradient.nabla_w weight_gradient.inputs
# Mistake: upstream-ignored
def weight_gradient(a_prev, delta):
    return np.ones_like(delta) @ a_prev.T


# %% weight_gradient_errors_alone
# About: Forgets the activations.
# Loses: weight_gradient.nabla_w weight_gradient.inputs
# Mistake: passed-through
def weight_gradient(a_prev, delta):
    return delta


# %% weight_gradient_flat
# About: A row of all weights.
# Loses: weight_gradient.nabla_w weight_gradient.inputs
# Mistake: wrong-shape
def weight_gradient(a_prev, delta):
    return np.outer(delta, a_prev).ravel()


# %% weight_gradient_inner_if_it_fits
# About: The wrong one is transposed where the lengths are equal.
# Loses: weight_gradient.nabla_w weight_gradient.inputs
# Mistake: inner-for-outer
def weight_gradient(a_prev, delta):
    return delta.T @ a_prev if len(delta) == len(a_prev) else delta @ a_prev.T


# %% weight_gradient_last_left_out
# About: The last neuron is never reached.
# Loses: weight_gradient.nabla_w weight_gradient.inputs
# Mistake: none
def weight_gradient(a_prev, delta):
    result = delta @ a_prev.T
    result[-1] = 0
    return result


# %% weight_gradient_learning_rate
# About: A learning rate is in it.
# Loses: weight_gradient.nabla_w weight_gradient.inputs
# Mistake: constant-factor
def weight_gradient(a_prev, delta):
    return 3.0 * delta @ a_prev.T


# %% weight_gradient_minus
# About: Minus the right result.
# Loses: weight_gradient.nabla_w weight_gradient.inputs
# Mistake: sign
def weight_gradient(a_prev, delta):
    return -np.outer(delta, a_prev)


# %% weight_gradient_scales_a
# About: Normalises the activations it was given.
# Loses: weight_gradient.inputs
# Mistake: overwritten-input
def weight_gradient(a_prev, delta):
    result = delta @ a_prev.T
    a_prev /= 2
    return result


# %% weight_gradient_star_if_it_fits
# About: * in the place of a product of column and row where the lengths are equal.
# Loses: weight_gradient.nabla_w weight_gradient.inputs
# Mistake: elementwise-product
def weight_gradient(a_prev, delta):
    return delta * a_prev if len(delta) == len(a_prev) else delta @ a_prev.T


# %% weight_gradient_turned
# About: Row and column exchanged.
# Loses: weight_gradient.nabla_w weight_gradient.inputs
# Mistake: transposed-shape
def weight_gradient(a_prev, delta):
    return a_prev @ delta.T


# %% weight_gradient_turned_if_square
# About: Exchanged only where the shapes do not tell.
# Loses: weight_gradient.nabla_w weight_gradient.inputs
# Mistake: transposed
def weight_gradient(a_prev, delta):
    result = delta @ a_prev.T
    return result.T if len(delta) == len(a_prev) else result


# %% weight_gradient_whole_numbers
# About: A buffer of integers.
# Loses: weight_gradient.nabla_w weight_gradient.inputs
# Mistake: whole-numbers
def weight_gradient(a_prev, delta):
    result = np.zeros((len(delta), len(a_prev)), dtype=int)
    result[:] = delta @ a_prev.T
    return result
