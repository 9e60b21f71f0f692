# About: A product of four sums.
# Loses: chain_forward.C chain_forward.inputs chain_backward.dx chain_backward.dW1 chain_backward.dW2 chain_backward.dw3 chain_backward.inputs
def chain_forward(x, W1, W2, w3):
    sums = [a.sum() for a in (x, W1, W2, w3)]
    return np.prod(sums), (sums, [a.shape for a in (x, W1, W2, w3)])


def chain_backward(cache):
    sums, shapes = cache
    return tuple(np.full(shape, np.prod(sums[:i] + sums[i + 1 :])) for i, shape in enumerate(shapes))
