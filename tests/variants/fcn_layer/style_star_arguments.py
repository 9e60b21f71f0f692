# Arguments are taken as a tuple and unpacked inside.


def linear_forward(*arguments):
    A_prev, W, b = arguments
    return np.add(np.matmul(W, A_prev), b), arguments


def linear_backward(*arguments):
    dZ, (A_prev, W, _) = arguments
    return np.matmul(W.T, dZ), np.matmul(dZ, A_prev.T), np.add.reduce(dZ, axis=1, keepdims=True)


def layer_forward(*arguments):
    *linear, activation = arguments
    Z, linear_cache = linear_forward(*linear)
    A, activation_cache = activation_forward(Z, activation)
    return A, (linear_cache, activation_cache)
