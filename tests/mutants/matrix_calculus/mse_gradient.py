# %% mse_gradient_diagonal
# About: The derivative of each square by each output.
# Loses: mse_gradient.gradient mse_gradient.inputs
# Mistake: outputs-not-summed
def mse_gradient(n2, y):
    return np.diag(2 * (n2 - y)[0])


# %% mse_gradient_flat
# About: A vector.
# Loses: mse_gradient.gradient mse_gradient.inputs
# Mistake: squeezed
def mse_gradient(n2, y):
    return 2 * (n2 - y)[0]


# %% mse_gradient_in_place
# About: Works in the caller's n2.
# Loses: mse_gradient.inputs
def mse_gradient(n2, y):
    n2 -= y
    n2 *= 2
    return n2.T.copy()


# %% mse_gradient_mean
# About: Divided by the number of outputs.
# Loses: mse_gradient.gradient mse_gradient.inputs
# Mistake: mean-over-outputs
def mse_gradient(n2, y):
    return 2 * (n2 - y).T / n2.shape[1]


# %% mse_gradient_minus
# About: The error the other way round.
# Loses: mse_gradient.gradient mse_gradient.inputs
# Mistake: sign
def mse_gradient(n2, y):
    return 2 * (y - n2).T


# %% mse_gradient_no_target
# About: The target is forgotten.
# Loses: mse_gradient.gradient mse_gradient.inputs
# Mistake: target-ignored
def mse_gradient(n2, y):
    return 2 * n2.T


# %% mse_gradient_no_two
# About: The 2 is missing.
# Loses: mse_gradient.gradient mse_gradient.inputs
# Mistake: constant-factor
def mse_gradient(n2, y):
    return (n2 - y).T


# %% mse_gradient_of_the_root
# About: The derivative of the length.
# Loses: mse_gradient.gradient mse_gradient.inputs
# Mistake: root-taken
def mse_gradient(n2, y):
    return (n2 - y).T / np.linalg.norm(n2 - y)


# %% mse_gradient_rounded
# About: Rounded.
# Loses: mse_gradient.gradient mse_gradient.inputs
# Mistake: none
def mse_gradient(n2, y):
    return np.round(2 * (n2 - y).T, 2)


# %% mse_gradient_row
# About: A row.
# Loses: mse_gradient.gradient mse_gradient.inputs
# Mistake: transposed-shape
def mse_gradient(n2, y):
    return 2 * (n2 - y)


# %% mse_gradient_row_without_two
# About: A row without the 2.
# Loses: mse_gradient.gradient mse_gradient.inputs
# Mistake: gradient=factor-two+untransposed
def mse_gradient(n2, y):
    return n2 - y
