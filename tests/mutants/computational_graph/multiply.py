# %% multiply_backward_dict
# About: Returns a dictionary.
# Loses: multiply_backward.dx multiply_backward.dy multiply_backward.inputs
# Mistake: dx=malformed-result dy=malformed-result
def multiply_backward(upstream, x, y):
    return {"dx": upstream * y, "dy": upstream * x}


# %% multiply_backward_divides
# About: Divides instead.
# Loses: multiply_backward.dx
# Mistake: divided-for-multiplied
def multiply_backward(upstream, x, y):
    return upstream / y, upstream * x


# %% multiply_backward_dx_minus
# About: A sign slips in.
# Loses: multiply_backward.dx
# Mistake: sign
def multiply_backward(upstream, x, y):
    return -upstream * y, upstream * x


# %% multiply_backward_dy_forgotten
# About: dy is never filled.
# Loses: multiply_backward.dy
# Mistake: zero
def multiply_backward(upstream, x, y):
    return upstream * y, np.zeros_like(y)


# %% multiply_backward_half_precision
# About: Works in half precision.
# Loses: multiply_backward.dx multiply_backward.dy multiply_backward.inputs
# Mistake: half-precision
def multiply_backward(upstream, x, y):
    return (upstream * y).astype(np.float16), (upstream * x).astype(np.float16)


# %% multiply_backward_in_place
# About: Multiplies in place.
# Loses: multiply_backward.inputs
# Mistake: inputs=overwritten-input
def multiply_backward(upstream, x, y):
    dy = upstream * x
    upstream *= y
    return upstream, dy


# %% multiply_backward_inputs_returned
# About: Gives back the inputs.
# Loses: multiply_backward.dx multiply_backward.dy multiply_backward.inputs
# Mistake: parameter-returned
def multiply_backward(upstream, x, y):
    return x, y


# %% multiply_backward_like_sum
# About: Uses the rule of the sum.
# Loses: multiply_backward.dx multiply_backward.dy multiply_backward.inputs
# Mistake: rule-of-another-node
def multiply_backward(upstream, x, y):
    return upstream, upstream


# %% multiply_backward_own_value
# About: Multiplies each input by its own value.
# Loses: multiply_backward.dx multiply_backward.dy multiply_backward.inputs
# Mistake: own-factor
def multiply_backward(upstream, x, y):
    return upstream * x, upstream * y


# %% multiply_backward_times_value
# About: Multiplies by the value of the node.
# Loses: multiply_backward.dx multiply_backward.dy multiply_backward.inputs
# Mistake: value-for-local-gradient
def multiply_backward(upstream, x, y):
    return upstream * x * y, upstream * x * y


# %% multiply_backward_twice
# About: Counts each use twice.
# Loses: multiply_backward.dx multiply_backward.dy multiply_backward.inputs
# Mistake: constant-factor
def multiply_backward(upstream, x, y):
    return 2 * upstream * y, 2 * upstream * x


# %% multiply_backward_whole_numbers
# About: Writes into an array of whole numbers.
# Loses: multiply_backward.dx
# Mistake: whole-numbers
def multiply_backward(upstream, x, y):
    dx = np.zeros(x.shape, dtype=int)
    dx[...] = upstream * y
    return dx, upstream * x


# %% multiply_backward_without_upstream
# About: Gives the local gradients.
# Loses: multiply_backward.dx multiply_backward.dy multiply_backward.inputs
# Mistake: upstream-ignored
def multiply_backward(upstream, x, y):
    return y.copy(), x.copy()
