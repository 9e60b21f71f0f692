# %% weight_gradient_elementwise
# About: Elements times elements where that fits.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: elementwise-product
def weight_gradient(n, v):
    return n * v if n.shape == v.shape or 1 in (n.size, v.size) else n.T @ v


# %% weight_gradient_flat
# About: Left as a vector.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: still-flat
def weight_gradient(n, v):
    return np.kron(n, v)[0]


# %% weight_gradient_halved
# About: A half.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: constant-factor
def weight_gradient(n, v):
    return 0.5 * n.T @ v


# %% weight_gradient_in_place
# About: Scales n on the way.
# Loses: weight_gradient.inputs
def weight_gradient(n, v):
    dW = n.T @ v
    n *= 2
    return dW


# %% weight_gradient_inner
# About: Row times column where that fits.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: inner-for-outer
def weight_gradient(n, v):
    return n @ v.T if n.shape == v.shape else n.T @ v


# %% weight_gradient_minus
# About: A minus, as in a step of descent.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: sign
def weight_gradient(n, v):
    return -n.T @ v


# %% weight_gradient_no_v
# About: v is forgotten.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: upstream-ignored
def weight_gradient(n, v):
    return n.T @ np.ones_like(v)


# %% weight_gradient_on_its_side
# About: The factors exchanged.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: transposed-shape
def weight_gradient(n, v):
    return v.T @ n


# %% weight_gradient_reshaped
# About: The wrong product, cut to the right shape.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: scrambled-reshape
def weight_gradient(n, v):
    return (v.T @ n).reshape(n.shape[1], v.shape[1])


# %% weight_gradient_step
# About: A learning rate slipped in.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: constant-factor
def weight_gradient(n, v):
    return 0.1 * (n.T @ v)


# %% weight_gradient_wrong_rows
# About: The numbers cut into rows of the wrong length.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: swapped-sizes
def weight_gradient(n, v):
    return np.outer(n, v).reshape(v.size, n.size)
