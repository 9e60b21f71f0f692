# %% hidden_error_as_if_all_were_one
# About: The errors of the next layer are not used.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: upstream-ignored
def hidden_error(w_next, delta_next, z):
    return w_next.sum(axis=0)[:, None] * right_sigmoid_prime(z)


# %% hidden_error_flat
# About: One axis only.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: squeezed
def hidden_error(w_next, delta_next, z):
    return right_hidden_error(w_next, delta_next, z).ravel()


# %% hidden_error_half
# About: Only one factor of the slope.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: value-for-derivative
def hidden_error(w_next, delta_next, z):
    return w_next.T @ delta_next * right_sigmoid(z)


# %% hidden_error_last_left_out
# About: The loop over the next layer ends one short.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: none
def hidden_error(w_next, delta_next, z):
    return w_next[:-1].T @ delta_next[:-1] * right_sigmoid_prime(z)


# %% hidden_error_minus
# About: Minus the right result.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: sign
def hidden_error(w_next, delta_next, z):
    return -(w_next.T @ delta_next) * right_sigmoid_prime(z)


# %% hidden_error_passed_through
# About: Hands the error on as it is.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: passed-through
def hidden_error(w_next, delta_next, z):
    return delta_next


# %% hidden_error_scales_delta
# About: Divides the error it is given by its length and back, in place.
# Loses: hidden_error.inputs
# Mistake: overwritten-input
def hidden_error(w_next, delta_next, z):
    result = right_hidden_error(w_next, delta_next, z)
    delta_next *= 0.5
    return result


# %% hidden_error_slope_alone
# About: Nothing from the next layer.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: slope-alone
def hidden_error(w_next, delta_next, z):
    return right_sigmoid_prime(z)


# %% hidden_error_slope_first
# About: The slope comes in before the weights where the shapes allow it.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: slope-before-weights
def hidden_error(w_next, delta_next, z):
    if len(delta_next) == len(z):
        return w_next.T @ (delta_next * right_sigmoid_prime(z))
    return right_hidden_error(w_next, delta_next, z)


# %% hidden_error_slope_squared
# About: The slope comes in twice.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: repeated-activation
def hidden_error(w_next, delta_next, z):
    return w_next.T @ delta_next * right_sigmoid_prime(z) ** 2


# %% hidden_error_star
# About: * for the matrix product, and what broadcasting makes of it.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: wrong-shape
def hidden_error(w_next, delta_next, z):
    product = w_next * delta_next
    return product.T * right_sigmoid_prime(z)


# %% hidden_error_untransposed_if_square
# About: Transposes only where the shapes ask for it.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: untransposed
def hidden_error(w_next, delta_next, z):
    w = w_next if w_next.shape[0] == w_next.shape[1] else w_next.T
    return w @ delta_next * right_sigmoid_prime(z)


# %% hidden_error_without_slope
# About: The neuron itself is forgotten.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: missing-slope
def hidden_error(w_next, delta_next, z):
    return w_next.T @ delta_next


# %% hidden_error_without_weights
# About: Adds up the errors of the next layer as they are.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: weights-left-out
def hidden_error(w_next, delta_next, z):
    return delta_next.sum() * right_sigmoid_prime(z)


# %% hidden_error_z_in_formula_of_a
# About: The formula for a, applied to z.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: input-for-activation
def hidden_error(w_next, delta_next, z):
    return w_next.T @ delta_next * (z * (1 - z))
