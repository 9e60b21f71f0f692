# About: The way back of a leaky ReLU behind a plain one.
# Loses: activation_backward.relu
# Mistake: leaky-relu
def activation_forward(Z, activation):
    A, _ = right_activation_forward(Z, activation)
    return A, (Z, A)


def activation_backward(dA, cache, activation, alpha=0.01):
    Z, A = cache
    if activation == "relu":
        slope = np.ones_like(Z)
        slope[Z < 0] = alpha
        return slope * dA
    return right_activation_backward(dA, A, activation)
