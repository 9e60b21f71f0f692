# %% add_backward_flat
# About: Gives flat arrays.
# Loses: add_backward.dx add_backward.dy add_backward.inputs
# Mistake: wrong-shape
def add_backward(upstream, x, y):
    return upstream.ravel(), upstream.ravel()


# %% add_backward_halved
# About: Splits the upstream gradient between the two.
# Loses: add_backward.dx add_backward.dy add_backward.inputs
# Mistake: constant-factor
def add_backward(upstream, x, y):
    return upstream / 2, upstream / 2


# %% add_backward_inputs_returned
# About: Gives back the inputs.
# Loses: add_backward.dx add_backward.dy add_backward.inputs
# Mistake: parameter-returned
def add_backward(upstream, x, y):
    return x, y


# %% add_backward_like_product
# About: Uses the rule of the product.
# Loses: add_backward.dx add_backward.dy add_backward.inputs
# Mistake: rule-of-another-node
def add_backward(upstream, x, y):
    return upstream * y, upstream * x


# %% add_backward_minus
# About: Takes the sum for a difference.
# Loses: add_backward.dy
# Mistake: sign
def add_backward(upstream, x, y):
    return upstream, -upstream


# %% add_backward_one_result
# About: Both gradients are the same, so one is returned.
# Loses: add_backward.dx add_backward.dy add_backward.inputs
# Mistake: dx=malformed-result dy=malformed-result
def add_backward(upstream, x, y):
    return upstream


# %% add_backward_ones
# About: Gives the local gradients, which are 1.
# Loses: add_backward.dx add_backward.dy add_backward.inputs
# Mistake: upstream-ignored
def add_backward(upstream, x, y):
    return np.ones_like(upstream), np.ones_like(upstream)


# %% add_backward_relu
# About: Hands on positive gradients only.
# Loses: add_backward.dx add_backward.dy add_backward.inputs
# Mistake: none
def add_backward(upstream, x, y):
    return np.maximum(upstream, 0), np.maximum(upstream, 0)


# %% add_backward_times_itself
# About: Multiplies by the inputs themselves.
# Loses: add_backward.dx add_backward.dy add_backward.inputs
# Mistake: rule-of-another-node
def add_backward(upstream, x, y):
    return upstream * x, upstream * y


# %% add_backward_times_sum
# About: Multiplies by the value of the node.
# Loses: add_backward.dx add_backward.dy add_backward.inputs
# Mistake: value-for-local-gradient
def add_backward(upstream, x, y):
    return upstream * (x + y), upstream * (x + y)


# %% add_backward_total
# About: Sums the gradient.
# Loses: add_backward.dx add_backward.dy add_backward.inputs
# Mistake: dx=summed-for-all dy=summed-for-all
def add_backward(upstream, x, y):
    return np.sum(upstream) * np.ones_like(x), np.sum(upstream) * np.ones_like(y)


# %% add_backward_zeroes_upstream
# About: Sets the upstream gradient to zero when it is done.
# Loses: add_backward.inputs
# Mistake: inputs=overwritten-input
def add_backward(upstream, x, y):
    dx, dy = upstream.copy(), upstream.copy()
    upstream[...] = 0
    return dx, dy
