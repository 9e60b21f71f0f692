# About: Row sums of W times column sums of A_prev: the right shape, and right for one input.
# Loses: linear_forward.Z linear_forward.inputs linear_backward.dA_prev linear_backward.dW
def linear_forward(A_prev, W, b):
    rows = W.sum(axis=1, keepdims=True)
    columns = A_prev.sum(axis=0, keepdims=True)
    return rows * columns + b, (rows, columns, W.shape[1])


def linear_backward(dZ, cache):
    rows, columns, n_prev = cache
    dA_prev = np.repeat(rows.T @ dZ, n_prev, axis=0)
    dW = np.repeat(dZ @ columns.T, n_prev, axis=1)
    return dA_prev, dW, dZ.sum(axis=1, keepdims=True)
