# %% chain_last_layer_alone
# About: The last weights alone.
# Loses: chain_forward.C chain_forward.inputs chain_backward.dx chain_backward.dW1 chain_backward.dW2 chain_backward.dw3 chain_backward.inputs
def chain_forward(x, W1, W2, w3):
    return w3.sum(), (x, W1, W2, w3)


def chain_backward(cache):
    x, W1, W2, w3 = cache
    return np.zeros(x.shape), np.zeros(W1.shape), np.zeros(W2.shape), np.ones(w3.shape)


# %% chain_product_of_sums
# About: A product of four sums.
# Loses: chain_forward.C chain_forward.inputs chain_backward.dx chain_backward.dW1 chain_backward.dW2 chain_backward.dw3 chain_backward.inputs
def chain_forward(x, W1, W2, w3):
    sums = [a.sum() for a in (x, W1, W2, w3)]
    return np.prod(sums), (sums, [a.shape for a in (x, W1, W2, w3)])


def chain_backward(cache):
    sums, shapes = cache
    return tuple(np.full(shape, np.prod(sums[:i] + sums[i + 1 :])) for i, shape in enumerate(shapes))


# %% chain_squares
# About: Every argument by itself.
# Loses: chain_forward.C chain_forward.inputs chain_backward.dx chain_backward.dW1 chain_backward.dW2 chain_backward.dw3 chain_backward.inputs
def chain_forward(x, W1, W2, w3):
    return sum((a**2).sum() for a in (x, W1, W2, w3)) / 2, (x, W1, W2, w3)


def chain_backward(cache):
    return tuple(a.copy() for a in cache)


# %% chain_sums
# About: Everything is only added up.
# Loses: chain_forward.C chain_forward.inputs chain_backward.dx chain_backward.dW1 chain_backward.dW2 chain_backward.dw3 chain_backward.inputs
def chain_forward(x, W1, W2, w3):
    return x.sum() + W1.sum() + W2.sum() + w3.sum(), (x, W1, W2, w3)


def chain_backward(cache):
    return tuple(np.ones(a.shape) for a in cache)


# %% chain_without_first_weights
# About: The first matrix does not matter.
# Loses: chain_forward.C chain_forward.inputs chain_backward.dx chain_backward.dW1 chain_backward.dW2 chain_backward.dw3 chain_backward.inputs
def chain_forward(x, W1, W2, w3):
    y = np.full(W1.shape[0], x.sum())
    return w3 @ W2 @ y, (x, y, W1, W2, w3)


def chain_backward(cache):
    x, y, W1, W2, w3 = cache
    dy = w3 @ W2
    return np.full(x.shape, dy.sum()), np.zeros(W1.shape), np.outer(w3, y), W2 @ y


# %% chain_zero
# About: The cost is zero.
# Loses: chain_forward.C chain_forward.inputs chain_backward.dx chain_backward.dW1 chain_backward.dW2 chain_backward.dw3 chain_backward.inputs
def chain_forward(x, W1, W2, w3):
    return 0.0, (x, W1, W2, w3)


def chain_backward(cache):
    return tuple(np.zeros(a.shape) for a in cache)
