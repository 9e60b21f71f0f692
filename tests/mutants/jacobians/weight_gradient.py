# %% weight_gradient_flat
# About: All products in a row.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: dW=flattened
def weight_gradient(upstream, y):
    return np.kron(upstream, y)


# %% weight_gradient_inner
# About: The inner product where it exists.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: dW=inner-product
def weight_gradient(upstream, y):
    return np.dot(upstream, y) if upstream.size == y.size else np.outer(upstream, y)


# %% weight_gradient_mean
# About: Divided by the number of outputs.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: dW=none
def weight_gradient(upstream, y):
    return np.outer(upstream, y) / upstream.size


# %% weight_gradient_overwrites_y
# About: y is scaled in place.
# Loses: weight_gradient.inputs
# Mistake: inputs=overwritten-input
def weight_gradient(upstream, y):
    dW = np.outer(upstream, y)
    y *= upstream[0]
    return dW


# %% weight_gradient_reshaped
# About: A reshape in the place of the transpose.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: dW=scrambled-reshape
def weight_gradient(upstream, y):
    return np.outer(y, upstream).reshape(upstream.size, y.size)


# %% weight_gradient_sheets
# About: The products stay in the sheets of the tensor.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: dW=wrong-shape
def weight_gradient(upstream, y):
    n = min(upstream.size, 80)
    if n < upstream.size:
        return np.outer(upstream, y)
    return upstream[:, None, None] * np.eye(n)[:, :, None] * y


# %% weight_gradient_through_the_tensor
# About: Builds the tensor, which does not fit into memory where it is large.
# Loses: weight_gradient.dW
def weight_gradient(upstream, y):
    T = np.zeros((upstream.size, upstream.size, y.size))
    for i in range(upstream.size):
        T[i, i] = y
    return np.tensordot(upstream, T, axes=1)


# %% weight_gradient_turned
# About: Column and row are exchanged.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: dW=transposed-shape
def weight_gradient(upstream, y):
    return np.outer(y, upstream)


# %% weight_gradient_turned_if_square
# About: Exchanged only where the shapes do not tell.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: dW=transposed
def weight_gradient(upstream, y):
    return np.outer(y, upstream) if y.size == upstream.size else np.outer(upstream, y)


# %% weight_gradient_without_upstream
# About: What arrives is not used.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: dW=upstream-ignored
def weight_gradient(upstream, y):
    return np.ones((upstream.size, 1)) * y


# %% weight_gradient_without_y
# About: What came in is not used.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: dW=passed-through
def weight_gradient(upstream, y):
    return upstream[:, None] * np.ones(y.size)
