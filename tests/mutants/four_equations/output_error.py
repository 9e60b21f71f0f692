# %% output_error_absolute
# About: How far off, not to which side.
# Loses: output_error.delta output_error.inputs
# Mistake: none
def output_error(a, y, z):
    return np.abs(a - y) * right_sigmoid_prime(z)


# %% output_error_cross_entropy
# About: a - y, as for another cost.
# Loses: output_error.delta output_error.inputs
# Mistake: missing-slope
def output_error(a, y, z):
    return a - y


# %% output_error_flat
# About: One axis only.
# Loses: output_error.delta output_error.inputs
# Mistake: squeezed
def output_error(a, y, z):
    return ((a - y) * right_sigmoid_prime(z))[:, 0]


# %% output_error_half
# About: Only one factor of the slope.
# Loses: output_error.delta output_error.inputs
# Mistake: value-for-derivative
def output_error(a, y, z):
    return (a - y) * a


# %% output_error_mean
# About: A mean over the neurons.
# Loses: output_error.delta output_error.inputs
# Mistake: mean-over-outputs
def output_error(a, y, z):
    return (a - y) / len(a) * right_sigmoid_prime(z)


# %% output_error_minus
# About: y - a, the way the error is often written.
# Loses: output_error.delta output_error.inputs
# Mistake: sign
def output_error(a, y, z):
    return (y - a) * right_sigmoid_prime(z)


# %% output_error_of_the_cost
# About: The cost where its derivative belongs.
# Loses: output_error.delta output_error.inputs
# Mistake: outputs-not-summed
def output_error(a, y, z):
    return 0.5 * (a - y) ** 2 * right_sigmoid_prime(z)


# %% output_error_one_number
# About: Adds up over the neurons.
# Loses: output_error.delta output_error.inputs
# Mistake: wrong-shape
def output_error(a, y, z):
    return np.sum((a - y) * right_sigmoid_prime(z))


# %% output_error_overwrites_a
# About: Subtracts y from a in place.
# Loses: output_error.inputs
# Mistake: overwritten-input
def output_error(a, y, z):
    a -= y
    return a * right_sigmoid_prime(z)


# %% output_error_row
# About: Turned into a row.
# Loses: output_error.delta output_error.inputs
# Mistake: transposed-shape
def output_error(a, y, z):
    return ((a - y) * right_sigmoid_prime(z)).T


# %% output_error_slope_alone
# About: Forgets the cost.
# Loses: output_error.delta output_error.inputs
# Mistake: slope-alone
def output_error(a, y, z):
    return right_sigmoid_prime(z)


# %% output_error_slope_at_a
# About: Takes the slope at the activation.
# Loses: output_error.delta output_error.inputs
# Mistake: derivative-of-output
def output_error(a, y, z):
    return (a - y) * right_sigmoid_prime(a)


# %% output_error_twice
# About: The 1/2 of the cost is forgotten.
# Loses: output_error.delta output_error.inputs
# Mistake: constant-factor
def output_error(a, y, z):
    return 2 * (a - y) * right_sigmoid_prime(z)


# %% output_error_without_target
# About: Forgets y.
# Loses: output_error.delta output_error.inputs
# Mistake: target-ignored
def output_error(a, y, z):
    return a * right_sigmoid_prime(z)


# %% output_error_z_in_formula_of_a
# About: The formula for a, applied to z.
# Loses: output_error.delta output_error.inputs
# Mistake: input-for-activation
def output_error(a, y, z):
    return (a - y) * z * (1 - z)
