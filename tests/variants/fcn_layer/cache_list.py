# The cache is a flat list of everything there was.


def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    A, inner = activation_forward(Z, activation)
    return A, [A_prev, W, b, Z, A, inner]


def layer_backward(dA, cache, activation):
    A_prev, W, *_, inner = cache
    dZ = activation_backward(dA, inner, activation)
    return np.dot(W.T, dZ), np.dot(dZ, A_prev.T), np.sum(dZ, axis=1, keepdims=True)
