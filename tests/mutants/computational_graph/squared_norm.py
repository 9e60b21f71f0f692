# %% squared_norm_backward_doubles_the_cache
# About: Doubles q where it is kept.
# Loses: squared_norm_backward.dq squared_norm_backward.inputs
# Mistake: dq=spoilt-cache inputs=overwritten-input
def squared_norm_backward(upstream, cache):
    q = cache
    q *= 2
    return upstream * q


# %% squared_norm_backward_first_upstream_only
# About: Takes any upstream gradient for 1 or -1.
# Loses: squared_norm_backward.dq squared_norm_backward.inputs
# Mistake: none
def squared_norm_backward(upstream, cache):
    q = cache
    return 2 * np.sign(upstream) * q


# %% squared_norm_backward_mean
# About: Divides by the number of elements.
# Loses: squared_norm_backward.dq squared_norm_backward.inputs
# Mistake: averaged
def squared_norm_backward(upstream, cache):
    q = cache
    return 2 * upstream * q / q.size


# %% squared_norm_backward_minus
# About: A sign slips in.
# Loses: squared_norm_backward.dq squared_norm_backward.inputs
# Mistake: sign
def squared_norm_backward(upstream, cache):
    q = cache
    return -2 * upstream * q


# %% squared_norm_backward_no_two
# About: Leaves out the 2.
# Loses: squared_norm_backward.dq squared_norm_backward.inputs
# Mistake: constant-factor
def squared_norm_backward(upstream, cache):
    q = cache
    return upstream * q


# %% squared_norm_backward_number
# About: Adds up the gradient.
# Loses: squared_norm_backward.dq squared_norm_backward.inputs
# Mistake: elements-apart
def squared_norm_backward(upstream, cache):
    q = cache
    return 2 * upstream * np.sum(q)


# %% squared_norm_backward_of_the_norm
# About: Gives the gradient of the norm.
# Loses: squared_norm_backward.dq squared_norm_backward.inputs
# Mistake: root-taken
def squared_norm_backward(upstream, cache):
    q = cache
    return upstream * q / np.sqrt(np.sum(q * q))


# %% squared_norm_backward_passed_through
# About: Gives back the upstream gradient.
# Loses: squared_norm_backward.dq squared_norm_backward.inputs
# Mistake: passed-through
def squared_norm_backward(upstream, cache):
    q = cache
    return upstream


# %% squared_norm_backward_spread
# About: Spreads the upstream gradient.
# Loses: squared_norm_backward.dq squared_norm_backward.inputs
# Mistake: passed-through
def squared_norm_backward(upstream, cache):
    q = cache
    return upstream * np.ones_like(q)


# %% squared_norm_backward_square
# About: Multiplies by the squares.
# Loses: squared_norm_backward.dq squared_norm_backward.inputs
# Mistake: value-for-derivative
def squared_norm_backward(upstream, cache):
    q = cache
    return upstream * q * q


# %% squared_norm_backward_sum
# About: Has the sum in it.
# Loses: squared_norm_backward.dq squared_norm_backward.inputs
# Mistake: square-of-the-sum
def squared_norm_backward(upstream, cache):
    q = cache
    return 2 * upstream * np.sum(q) * np.ones_like(q)


# %% squared_norm_backward_two
# About: Gives 2 for each element.
# Loses: squared_norm_backward.dq squared_norm_backward.inputs
# Mistake: square-missing
def squared_norm_backward(upstream, cache):
    q = cache
    return 2 * upstream * np.ones_like(q)


# %% squared_norm_backward_without_upstream
# About: Gives the local gradient.
# Loses: squared_norm_backward.dq squared_norm_backward.inputs
# Mistake: upstream-ignored
def squared_norm_backward(upstream, cache):
    q = cache
    return 2 * q


# %% squared_norm_forward_absolute
# About: Adds up the sizes.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
# Mistake: square-missing
def squared_norm_forward(q):
    return np.sum(np.abs(q)), q


# %% squared_norm_forward_axis_0
# About: Adds up along the first axis.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
# Mistake: elements-apart
def squared_norm_forward(q):
    return np.sum(q * q, axis=0), q


# %% squared_norm_forward_dot
# About: Takes the product of q with itself, right for vectors only.
# Loses: squared_norm_forward.f squared_norm_backward.dq squared_norm_forward.inputs squared_norm_backward.inputs
# Mistake: none
def squared_norm_forward(q):
    return np.dot(q, q), q


# %% squared_norm_forward_half
# About: Has a half in it.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
# Mistake: constant-factor
def squared_norm_forward(q):
    return 0.5 * np.sum(q * q), q


# %% squared_norm_forward_mean
# About: Takes the mean of the squares.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
# Mistake: averaged
def squared_norm_forward(q):
    return np.mean(q * q), q


# %% squared_norm_forward_no_square
# About: Adds up the elements.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
# Mistake: square-missing
def squared_norm_forward(q):
    return np.sum(q), q


# %% squared_norm_forward_not_added_up
# About: Gives the squares.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
# Mistake: elements-apart
def squared_norm_forward(q):
    return q * q, q


# %% squared_norm_forward_root
# About: Takes the norm.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
# Mistake: root-taken
def squared_norm_forward(q):
    return np.linalg.norm(q), q


# %% squared_norm_forward_rows
# About: Adds up along the last axis.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
# Mistake: elements-apart
def squared_norm_forward(q):
    return np.sum(q * q, axis=-1), q


# %% squared_norm_forward_square_of_sum
# About: Squares the sum.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
# Mistake: square-of-the-sum
def squared_norm_forward(q):
    return np.sum(q) ** 2, q


# %% squared_norm_forward_squares_in_place
# About: Squares in place.
# Loses: squared_norm_forward.inputs
# Mistake: inputs=overwritten-input
def squared_norm_forward(q):
    kept = q.copy()
    q *= q
    return q.sum(), kept


# %% squared_norm_forward_text
# About: Returns a text.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
# Mistake: not-an-array
def squared_norm_forward(q):
    return f"{np.sum(q * q)}", q
