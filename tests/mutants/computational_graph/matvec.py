# %% matvec_backward_block
# About: Gives the whole local gradient.
# Loses: matvec_backward.dW
# Mistake: block-returned
def matvec_backward(upstream, cache):
    W, x = cache
    return np.eye(len(W))[:, :, np.newaxis] * x, W.T @ upstream


# %% matvec_backward_dW_dot
# About: Multiplies by a transpose that does nothing.
# Loses: matvec_backward.dW matvec_backward.dx matvec_backward.inputs
# Mistake: none
def matvec_backward(upstream, cache):
    W, x = cache
    return upstream @ x.T, W.T @ upstream


# %% matvec_backward_dW_dot_if_it_fits
# About: Multiplies by a transpose that does nothing, where that fits.
# Loses: matvec_backward.dW
# Mistake: dot-for-outer
def matvec_backward(upstream, cache):
    W, x = cache
    return (upstream @ x.T if len(x) == len(upstream) else np.outer(upstream, x)), W.T @ upstream


# %% matvec_backward_dW_row_times_column
# About: Takes x times the transpose of the upstream gradient.
# Loses: matvec_backward.dW
# Mistake: transposed-shape
def matvec_backward(upstream, cache):
    W, x = cache
    return np.outer(x, upstream), W.T @ upstream


# %% matvec_backward_dW_star
# About: Multiplies W by the upstream gradient element by element.
# Loses: matvec_backward.dW
# Mistake: elementwise-product
def matvec_backward(upstream, cache):
    W, x = cache
    return W * upstream[:, np.newaxis], W.T @ upstream


# %% matvec_backward_dx_column
# About: Gives a column.
# Loses: matvec_backward.dx
# Mistake: wrong-shape
def matvec_backward(upstream, cache):
    W, x = cache
    return np.outer(upstream, x), (W.T @ upstream)[:, np.newaxis]


# %% matvec_backward_dx_forgotten
# About: Leaves dx zero.
# Loses: matvec_backward.dx
# Mistake: zero
def matvec_backward(upstream, cache):
    W, x = cache
    return np.outer(upstream, x), np.zeros(x.shape)


# %% matvec_backward_dx_last_row
# About: The loop over the rows assigns.
# Loses: matvec_backward.dx
# Mistake: one-term-only
def matvec_backward(upstream, cache):
    W, x = cache
    for k in range(len(W)):
        dx = W[k] * upstream[k]
    return np.outer(upstream, x), dx


# %% matvec_backward_dx_minus
# About: A sign slips in.
# Loses: matvec_backward.dx
# Mistake: sign
def matvec_backward(upstream, cache):
    W, x = cache
    return np.outer(upstream, x), -(W.T @ upstream)


# %% matvec_backward_dx_not_summed
# About: Does not add up what comes by the paths.
# Loses: matvec_backward.dx
# Mistake: elementwise-product
def matvec_backward(upstream, cache):
    W, x = cache
    return np.outer(upstream, x), W.T * upstream


# %% matvec_backward_dx_star
# About: Multiplies W and the upstream gradient element by element.
# Loses: matvec_backward.dx
# Mistake: elementwise-product
def matvec_backward(upstream, cache):
    W, x = cache
    return np.outer(upstream, x), W * upstream[:, np.newaxis]


# %% matvec_backward_dx_untransposed
# About: W stands where its transpose belongs, where that fits.
# Loses: matvec_backward.dx
# Mistake: untransposed
def matvec_backward(upstream, cache):
    W, x = cache
    return np.outer(upstream, x), (W @ upstream if len(x) == len(upstream) else W.T @ upstream)


# %% matvec_backward_learns
# About: Takes a step of W on the way.
# Loses: matvec_backward.dx matvec_backward.inputs
# Mistake: dx=spoilt-cache inputs=overwritten-input
def matvec_backward(upstream, cache):
    W, x = cache
    dW, dx = np.outer(upstream, x), W.T @ upstream
    W -= 0.1 * dW
    return dW, dx


# %% matvec_backward_of_q
# About: Uses q for the upstream gradient.
# Loses: matvec_backward.dW matvec_backward.dx matvec_backward.inputs
# Mistake: upstream-ignored
def matvec_backward(upstream, cache):
    W, x = cache
    return np.outer(W @ x, x), W.T @ (W @ x)


# %% matvec_backward_parameters
# About: Returns the parameters.
# Loses: matvec_backward.dW matvec_backward.dx matvec_backward.inputs
# Mistake: parameter-returned
def matvec_backward(upstream, cache):
    W, x = cache
    return W, x


# %% matvec_backward_passed_through
# About: Gives back what it was given, for x.
# Loses: matvec_backward.dx
# Mistake: passed-through
def matvec_backward(upstream, cache):
    W, x = cache
    return np.outer(upstream, x), upstream


# %% matvec_backward_scales_upstream
# About: Scales the upstream gradient in place.
# Loses: matvec_backward.dW matvec_backward.dx matvec_backward.inputs
# Mistake: dW=constant-factor dx=constant-factor inputs=overwritten-input
def matvec_backward(upstream, cache):
    W, x = cache
    upstream *= 2
    return np.outer(upstream, x), W.T @ upstream


# %% matvec_backward_spoils_cache
# About: Writes the product into the cache.
# Loses: matvec_backward.dx matvec_backward.inputs
# Mistake: dx=spoilt-cache inputs=overwritten-input
def matvec_backward(upstream, cache):
    W, x = cache
    dW = np.outer(upstream, x)
    W *= upstream[:, np.newaxis]
    dx = W.sum(axis=0)
    return dW, dx


# %% matvec_backward_swapped
# About: Returns dx first.
# Loses: matvec_backward.dW matvec_backward.dx matvec_backward.inputs
# Mistake: swapped-results
def matvec_backward(upstream, cache):
    W, x = cache
    return W.T @ upstream, np.outer(upstream, x)


# %% matvec_backward_twice
# About: Has the 2 of the square in it already.
# Loses: matvec_backward.dW matvec_backward.dx matvec_backward.inputs
# Mistake: constant-factor
def matvec_backward(upstream, cache):
    W, x = cache
    return 2 * np.outer(upstream, x), 2 * W.T @ upstream


# %% matvec_backward_without_upstream
# About: Gives the local gradients.
# Loses: matvec_backward.dW matvec_backward.dx matvec_backward.inputs
# Mistake: upstream-ignored
def matvec_backward(upstream, cache):
    W, x = cache
    return np.ones((len(W), 1)) * x, W.sum(axis=0)


# %% matvec_forward_column
# About: Gives a column.
# Loses: matvec_forward.q matvec_forward.inputs
# Mistake: wrong-shape
def matvec_forward(W, x):
    return W @ x[:, np.newaxis], (W, x)


# %% matvec_forward_float16
# About: Works in half precision.
# Loses: matvec_forward.q matvec_forward.inputs
# Mistake: half-precision
def matvec_forward(W, x):
    return np.float16(W @ x), (W, x)


# %% matvec_forward_last_column_left_out
# About: Leaves the last column out.
# Loses: matvec_forward.q matvec_forward.inputs
# Mistake: none
def matvec_forward(W, x):
    return W[:, :-1] @ x[:-1], (W, x)


# %% matvec_forward_minus
# About: A sign slips in.
# Loses: matvec_forward.q matvec_forward.inputs
# Mistake: sign
def matvec_forward(W, x):
    return -(W @ x), (W, x)


# %% matvec_forward_normalises_x
# About: Normalises x in place.
# Loses: matvec_forward.q matvec_forward.inputs
# Mistake: q=none inputs=overwritten-input
def matvec_forward(W, x):
    x /= np.sqrt(np.sum(x * x))
    return W @ x, (W, x)


# %% matvec_forward_sorts_a_copy_back
# About: Writes into W what is there, and one more.
# Loses: matvec_forward.inputs
# Mistake: inputs=overwritten-input
def matvec_forward(W, x):
    q = W @ x
    W[0, 0] += 1
    return q, (W - np.eye(*W.shape) * (np.arange(len(W)) == 0)[:, np.newaxis], x)


# %% matvec_forward_star
# About: Multiplies element by element.
# Loses: matvec_forward.q matvec_forward.inputs
# Mistake: elementwise-product
def matvec_forward(W, x):
    return W * x, (W, x)


# %% matvec_forward_transposed
# About: Uses the transpose of W.
# Loses: matvec_forward.q matvec_backward.dW matvec_backward.dx matvec_forward.inputs matvec_backward.inputs
# Mistake: none
def matvec_forward(W, x):
    return W.T @ x, (W, x)


# %% matvec_forward_transposed_if_square
# About: Uses the transpose of W where it fits.
# Loses: matvec_forward.q matvec_forward.inputs
# Mistake: untransposed
def matvec_forward(W, x):
    return (W.T @ x if W.shape[0] == W.shape[1] else W @ x), (W, x)


# %% matvec_forward_whole
# About: Writes into an array of whole numbers.
# Loses: matvec_forward.q matvec_forward.inputs
# Mistake: whole-numbers
def matvec_forward(W, x):
    q = np.zeros(W.shape[0], dtype=int)
    for k in range(W.shape[0]):
        q[k] = np.sum(W[k] * x)
    return q, (W, x)
