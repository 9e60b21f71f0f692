# About: A leaky ReLU, forward and backward.
# Loses: activation_forward.relu
# Mistake: leaky-relu
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "relu":
        A = np.where(Z > 0, Z, 0.1 * Z)
        cache = Z > 0
    return A, cache


def activation_backward(dA, cache, activation):
    if activation == "relu":
        return np.where(cache, dA, 0.1 * dA)
    return right_activation_backward(dA, cache, activation)
