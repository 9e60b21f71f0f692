# %% maximum_backward_clears_upstream
# About: Clears the upstream gradient where y wins.
# Loses: maximum_backward.inputs
# Mistake: inputs=overwritten-input
def maximum_backward(upstream, x, y):
    dy = upstream * (x < y)
    upstream[x < y] = 0
    return upstream, dy


# %% maximum_backward_dx_forgotten
# About: dx is all of it.
# Loses: maximum_backward.dx maximum_backward.dx_plus_dy
# Mistake: dx=rule-of-another-node dx_plus_dy=passed-through
def maximum_backward(upstream, x, y):
    return upstream * np.ones_like(x), upstream * (x < y)


# %% maximum_backward_dy_forgotten
# About: The smaller one is taken for y, always.
# Loses: maximum_backward.dy maximum_backward.dx_plus_dy
# Mistake: dy=zero
def maximum_backward(upstream, x, y):
    return upstream * (x >= y), np.zeros_like(y)


# %% maximum_backward_mask_alone
# About: Gives the masks.
# Loses: maximum_backward.dx maximum_backward.dy maximum_backward.dx_plus_dy maximum_backward.inputs
# Mistake: upstream-ignored
def maximum_backward(upstream, x, y):
    return (x >= y).astype(float), (x < y).astype(float)


# %% maximum_backward_of_sizes
# About: Compares the sizes of the numbers.
# Loses: maximum_backward.dx maximum_backward.dy
# Mistake: none
def maximum_backward(upstream, x, y):
    return upstream * (np.abs(x) >= np.abs(y)), upstream * (np.abs(x) < np.abs(y))


# %% maximum_backward_positive
# About: Takes the maximum with zero.
# Loses: maximum_backward.dx maximum_backward.dy maximum_backward.dx_plus_dy maximum_backward.inputs
# Mistake: compared-with-zero
def maximum_backward(upstream, x, y):
    return upstream * (x > 0), upstream * (y > 0)


# %% maximum_backward_smaller
# About: Hands the gradient to the smaller input.
# Loses: maximum_backward.dx maximum_backward.dy
# Mistake: to-the-smaller
def maximum_backward(upstream, x, y):
    return upstream * (x < y), upstream * (x >= y)


# %% maximum_backward_smaller_tie_twice
# About: Hands the gradient to the smaller input, where they are equal to both.
# Loses: maximum_backward.dx maximum_backward.dy maximum_backward.dx_plus_dy
# Mistake: dx=to-the-smaller dy=to-the-smaller dx_plus_dy=tie-counted-twice
def maximum_backward(upstream, x, y):
    return upstream * (x <= y), upstream * (y <= x)


# %% maximum_backward_tie_lost
# About: Where the inputs are equal neither gets anything.
# Loses: maximum_backward.dx_plus_dy
# Mistake: tie-lost
def maximum_backward(upstream, x, y):
    return upstream * (x > y), upstream * (y > x)


# %% maximum_backward_tie_one_and_a_half
# About: Where the inputs are equal one gets all and the other half.
# Loses: maximum_backward.dx_plus_dy
# Mistake: none
def maximum_backward(upstream, x, y):
    return upstream * (x >= y), upstream * np.heaviside(y - x, 0.5)


# %% maximum_backward_tie_to_equal_maximum
# About: Compares with the maximum, so that a tie counts twice.
# Loses: maximum_backward.dx_plus_dy
# Mistake: tie-counted-twice
def maximum_backward(upstream, x, y):
    z = np.maximum(x, y)
    return upstream * (x == z), upstream * (y == z)


# %% maximum_backward_tie_twice
# About: Where the inputs are equal both get all.
# Loses: maximum_backward.dx_plus_dy
# Mistake: tie-counted-twice
def maximum_backward(upstream, x, y):
    return upstream * (x >= y), upstream * (y >= x)


# %% maximum_backward_times_value
# About: Multiplies by the value of the node.
# Loses: maximum_backward.dx maximum_backward.dy maximum_backward.dx_plus_dy maximum_backward.inputs
# Mistake: value-for-local-gradient
def maximum_backward(upstream, x, y):
    return upstream * np.maximum(x, y), upstream * np.maximum(x, y)


# %% maximum_backward_to_both
# About: Hands the gradient to both.
# Loses: maximum_backward.dx maximum_backward.dy maximum_backward.dx_plus_dy maximum_backward.inputs
# Mistake: rule-of-another-node
def maximum_backward(upstream, x, y):
    return upstream, upstream


# %% maximum_backward_whole_array
# About: Compares the largest elements.
# Loses: maximum_backward.dx maximum_backward.dy
# Mistake: none
def maximum_backward(upstream, x, y):
    if x.max() >= y.max():
        return upstream, np.zeros_like(upstream)
    return np.zeros_like(upstream), upstream
