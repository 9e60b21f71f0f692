# About: The right activation of b plus the sums of all weights and inputs.
# Loses: layer_forward.A layer_forward.inputs layer_backward.dA_prev layer_backward.dW layer_backward.db layer_backward.inputs
def layer_forward(A_prev, W, b, activation):
    Z = np.tile(b + 0.1 * (W.sum() + A_prev.sum()), (1, A_prev.shape[1]))
    A, cache = activation_forward(Z, activation)
    return A, (cache, A_prev.shape, W.shape)


def layer_backward(dA, cache, activation):
    activation_cache, a_shape, w_shape = cache
    dZ = activation_backward(dA, activation_cache, activation)
    total = 0.1 * dZ.sum()
    return np.full(a_shape, total), np.full(w_shape, total), dZ.sum(axis=1, keepdims=True)
