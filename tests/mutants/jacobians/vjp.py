# %% vjp_first_row
# About: The loop returns in its first turn.
# Loses: vjp.dx vjp.inputs
# Mistake: dx=one-output-only
def vjp(jacobian, upstream):
    for row, number in zip(jacobian, upstream):
        return row * number


# %% vjp_last_row
# About: The loop over the rows assigns.
# Loses: vjp.dx vjp.inputs
# Mistake: dx=one-output-only
def vjp(jacobian, upstream):
    for row, number in zip(jacobian, upstream):
        dx = row * number
    return dx


# %% vjp_mean
# About: The mean over the outputs in the place of the sum.
# Loses: vjp.dx vjp.inputs
# Mistake: dx=none
def vjp(jacobian, upstream):
    return (jacobian * upstream[:, None]).mean(axis=0)


# %% vjp_negative
# About: Minus the right result.
# Loses: vjp.dx vjp.inputs
# Mistake: dx=sign
def vjp(jacobian, upstream):
    return -(upstream @ jacobian)


# %% vjp_not_transposed_at_all
# About: The Jacobian as it is.
# Loses: vjp.dx vjp.inputs
def vjp(jacobian, upstream):
    return jacobian @ upstream


# %% vjp_overwrites_jacobian
# About: The rows are multiplied in place.
# Loses: vjp.inputs
# Mistake: inputs=overwritten-input
def vjp(jacobian, upstream):
    jacobian *= upstream[:, None]
    return jacobian.sum(axis=0)


# %% vjp_products
# About: The products are not added up.
# Loses: vjp.dx vjp.inputs
# Mistake: dx=unsummed-product
def vjp(jacobian, upstream):
    return jacobian * upstream[:, None]


# %% vjp_reshaped
# About: A reshape in the place of the transpose.
# Loses: vjp.dx vjp.inputs
# Mistake: dx=scrambled-reshape
def vjp(jacobian, upstream):
    n, m = jacobian.shape
    return jacobian.reshape(m, n) @ upstream


# %% vjp_row
# About: The result is a matrix with one row.
# Loses: vjp.dx vjp.inputs
# Mistake: dx=extra-axis
def vjp(jacobian, upstream):
    return upstream[None] @ jacobian


# %% vjp_untransposed
# About: Not transposed where the shapes let it be, else right.
# Loses: vjp.dx vjp.inputs
# Mistake: dx=untransposed
def vjp(jacobian, upstream):
    n, m = jacobian.shape
    return jacobian @ upstream if n == m else jacobian.T @ upstream


# %% vjp_without_upstream
# About: What arrives is not used.
# Loses: vjp.dx vjp.inputs
# Mistake: dx=upstream-ignored
def vjp(jacobian, upstream):
    return jacobian.sum(axis=0)


# %% vjp_wrong_sum
# About: Added up over the inputs.
# Loses: vjp.dx vjp.inputs
# Mistake: dx=summed-over-inputs
def vjp(jacobian, upstream):
    return (jacobian * upstream[:, None]).sum(axis=1)
