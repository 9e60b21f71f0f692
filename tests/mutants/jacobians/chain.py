# %% chain_backward_dW1_turned
# About: Column and row are exchanged.
# Loses: chain_backward.dW1
# Mistake: dW1=transposed-shape
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    dW1 = dW1.T
    return dx, dW1, dW2, dw3


# %% chain_backward_dW1_zero
# About: A buffer that is never filled.
# Loses: chain_backward.dW1
# Mistake: dW1=zero
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    dW1 = np.zeros(W1.shape)
    return dx, dW1, dW2, dw3


# %% chain_backward_dW2_negative
# About: Minus the right gradient.
# Loses: chain_backward.dW2
# Mistake: dW2=sign
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    dW2 = -dW2
    return dx, dW1, dW2, dw3


# %% chain_backward_dW2_without_w3
# About: What arrives at the last product is taken for one.
# Loses: chain_backward.dW2
# Mistake: dW2=upstream-ignored
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    dW2 = np.ones((z.size, 1)) * y
    return dx, dW1, dW2, dw3


# %% chain_backward_dw3_is_w3
# About: The last weights themselves.
# Loses: chain_backward.dw3
# Mistake: dw3=parameter-returned
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    dw3 = w3.copy()
    return dx, dW1, dW2, dw3


# %% chain_backward_dw3_row
# About: A row, as it is written on paper.
# Loses: chain_backward.dw3
# Mistake: dw3=extra-axis
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    dw3 = z.reshape(1, -1)
    return dx, dW1, dW2, dw3


# %% chain_backward_dx_from_ones
# About: The gradient by y is left out on the way to x.
# Loses: chain_backward.dx
# Mistake: dx=upstream-not-passed-on
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    dx = W1.T @ np.ones(y.size)
    return dx, dW1, dW2, dw3


# %% chain_backward_dx_is_dy
# About: The last step is missing.
# Loses: chain_backward.dx
# Mistake: dx=passed-through
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    dx = W2.T @ w3
    return dx, dW1, dW2, dw3


# %% chain_backward_dx_of_values
# About: y in the place of dy.
# Loses: chain_backward.dx
# Mistake: dx=value-for-gradient
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    dx = W1.T @ y
    return dx, dW1, dW2, dw3


# %% chain_backward_other_order
# About: The last gradient comes first.
# Loses: chain_backward.dx chain_backward.dW1 chain_backward.dW2 chain_backward.dw3 chain_backward.inputs
# Mistake: dx=swapped-results dW1=swapped-results dW2=swapped-results dw3=swapped-results
def chain_backward(cache):
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    return dw3, dW2, dW1, dx


# %% chain_backward_overwrites_w3
# About: The last weights are multiplied in place: they had been given to chain_forward.
# Loses: chain_backward.dx chain_backward.dW1 chain_backward.dW2 chain_backward.inputs
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    gradients = right_chain_backward(cache)
    w3 *= 2
    return gradients


# %% chain_backward_overwrites_x
# About: x is moved against its gradient at once.
# Loses: chain_backward.dW1 chain_backward.inputs
# Mistake: inputs=overwritten-input
def chain_backward(cache):
    gradients = right_chain_backward(cache)
    gradients = tuple(np.array(g) for g in gradients)
    cache[0][:] -= 0
    cache[0][0] += 1
    return gradients


# %% chain_backward_spoils_cache
# About: z in the cache is overwritten.
# Loses: chain_backward.dw3
# Mistake: dw3=spoilt-cache
def chain_backward(cache):
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    dw3 = dw3.copy()
    cache[2][:] = 0
    return dx, dW1, dW2, dw3


# %% chain_backward_square_untransposed
# About: Matrices are not transposed where the shapes do not tell.
# Loses: chain_backward.dx chain_backward.dW1
# Mistake: dx=untransposed dW1=untransposed
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    def back(W, g):
        return W @ g if W.shape[0] == W.shape[1] else W.T @ g
    dy = back(W2, w3)
    return back(W1, dy), np.outer(dy, x), dW2, dw3


# %% chain_backward_values_for_gradients
# About: z, y in the place of dz, dy.
# Loses: chain_backward.dW1 chain_backward.dW2
# Mistake: dW1=value-for-gradient dW2=value-for-gradient
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    dW1, dW2 = np.outer(y, x), np.outer(z, y)
    return dx, dW1, dW2, dw3


# %% chain_backward_weights_swapped
# About: The gradients by the two matrices change places.
# Loses: chain_backward.dW1 chain_backward.dW2
# Mistake: dW1=swapped-results dW2=swapped-results
def chain_backward(cache):
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    return dx, dW2, dW1, dw3


# %% chain_backward_without_dx
# About: Three gradients of four.
# Loses: chain_backward.dx chain_backward.dW1 chain_backward.dW2 chain_backward.dw3 chain_backward.inputs
# Mistake: malformed-result
def chain_backward(cache):
    return right_chain_backward(cache)[1:]


# %% chain_backward_without_w3
# About: What arrives at the last product is taken for one, everywhere.
# Loses: chain_backward.dx chain_backward.dW1 chain_backward.dW2
# Mistake: dx=upstream-ignored dW1=upstream-ignored dW2=upstream-ignored
def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    ones = np.ones(z.size)
    dy = W2.T @ ones
    dx, dW1, dW2 = W1.T @ dy, np.outer(dy, x), np.outer(ones, y)
    return dx, dW1, dW2, dw3


# %% chain_forward_double
# About: Twice the right cost.
# Loses: chain_forward.C chain_forward.inputs
# Mistake: C=constant-factor
def chain_forward(x, W1, W2, w3):
    C, cache = right_chain_forward(x, W1, W2, w3)
    return 2 * C, cache


# %% chain_forward_mean
# About: The mean of the last products.
# Loses: chain_forward.C chain_forward.inputs
# Mistake: C=averaged
def chain_forward(x, W1, W2, w3):
    C, cache = right_chain_forward(x, W1, W2, w3)
    return C / w3.size, cache


# %% chain_forward_negative
# About: Minus the right cost.
# Loses: chain_forward.C chain_forward.inputs
# Mistake: C=sign
def chain_forward(x, W1, W2, w3):
    C, cache = right_chain_forward(x, W1, W2, w3)
    return -C, cache


# %% chain_forward_overwrites_w3
# About: The last weights are multiplied in place.
# Loses: chain_forward.inputs
# Mistake: inputs=overwritten-input
def chain_forward(x, W1, W2, w3):
    C, cache = right_chain_forward(x, W1, W2, w3.copy())
    w3 *= cache[2]
    return C, cache


# %% chain_forward_products
# About: The last product is not added up.
# Loses: chain_forward.C chain_forward.inputs
# Mistake: C=unsummed-product
def chain_forward(x, W1, W2, w3):
    C, cache = right_chain_forward(x, W1, W2, w3)
    return w3 * cache[2], cache


# %% chain_forward_sigmoid
# About: A sigmoid between the layers.
# Loses: chain_forward.C chain_forward.inputs
# Mistake: C=none
def chain_forward(x, W1, W2, w3):
    C, cache = right_chain_forward(x, W1, W2, w3)
    y = 1 / (1 + np.exp(-cache[1]))
    return float(w3 @ W2 @ y), cache


# %% chain_forward_sum
# About: The last weights are left out.
# Loses: chain_forward.C chain_forward.inputs
# Mistake: C=argument-ignored
def chain_forward(x, W1, W2, w3):
    C, cache = right_chain_forward(x, W1, W2, w3)
    return cache[2].sum(), cache


# %% chain_forward_untransposed_if_square
# About: The first matrix is transposed where the shapes let it be.
# Loses: chain_forward.C chain_forward.inputs
def chain_forward(x, W1, W2, w3):
    if W1.shape[0] == W1.shape[1]:
        W1 = W1.T
    return right_chain_forward(x, W1, W2, w3)


# %% chain_forward_without_cache
# About: Only the cost comes back.
# Loses: chain_forward.C chain_forward.inputs chain_backward.dx chain_backward.dW1 chain_backward.dW2 chain_backward.dw3 chain_backward.inputs
# Mistake: C=malformed-result
def chain_forward(x, W1, W2, w3):
    return right_chain_forward(x, W1, W2, w3)[0]
