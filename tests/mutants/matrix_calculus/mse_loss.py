# %% mse_loss_absolute
# About: Absolute values for squares.
# Loses: mse_loss.L mse_loss.inputs
# Mistake: not-squared
def mse_loss(n2, y):
    return np.abs(n2 - y).sum()


# %% mse_loss_half
# About: A half, so that the derivative is nicer.
# Loses: mse_loss.L mse_loss.inputs
# Mistake: constant-factor
def mse_loss(n2, y):
    return 0.5 * np.sum((n2 - y) ** 2)


# %% mse_loss_in_place
# About: Subtracts from the caller's n2.
# Loses: mse_loss.inputs
def mse_loss(n2, y):
    n2 -= y
    return float(np.sum(n2 * n2))


# %% mse_loss_mean
# About: The mean of the squares.
# Loses: mse_loss.L mse_loss.inputs
# Mistake: mean-over-outputs
def mse_loss(n2, y):
    return np.mean((n2 - y) ** 2)


# %% mse_loss_minus
# About: A minus, as in a cross-entropy.
# Loses: mse_loss.L mse_loss.inputs
# Mistake: sign
def mse_loss(n2, y):
    return -np.sum((n2 - y) ** 2)


# %% mse_loss_no_target
# About: The target is forgotten.
# Loses: mse_loss.L mse_loss.inputs
# Mistake: target-ignored
def mse_loss(n2, y):
    return np.sum(n2**2)


# %% mse_loss_not_added
# About: The squares are not added up.
# Loses: mse_loss.L mse_loss.inputs
# Mistake: outputs-not-summed
def mse_loss(n2, y):
    return (n2 - y) ** 2


# %% mse_loss_outer
# About: The transpose is on the wrong factor.
# Loses: mse_loss.L mse_loss.inputs
# Mistake: inner-for-outer
def mse_loss(n2, y):
    return (n2 - y).T @ (n2 - y)


# %% mse_loss_plus
# About: A plus for a minus.
# Loses: mse_loss.L mse_loss.inputs
# Mistake: L=sign-in-formula inputs=none
def mse_loss(n2, y):
    return np.sum((n2 + y) ** 2)


# %% mse_loss_rms
# About: The root of the mean.
# Loses: mse_loss.L mse_loss.inputs
# Mistake: mean-over-outputs+root-taken
def mse_loss(n2, y):
    return np.sqrt(np.mean((n2 - y) ** 2))


# %% mse_loss_root
# About: The length of the error.
# Loses: mse_loss.L mse_loss.inputs
# Mistake: root-taken
def mse_loss(n2, y):
    return np.linalg.norm(n2 - y)


# %% mse_loss_sum_of_errors
# About: No square.
# Loses: mse_loss.L mse_loss.inputs
# Mistake: not-squared
def mse_loss(n2, y):
    return np.sum(n2 - y)
