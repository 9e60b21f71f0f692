# About: The derivatives of sigmoid and tanh are taken of A in float16.
# Loses: activation_backward.sigmoid activation_backward.tanh
# Mistake: half-precision
def activation_backward(dA, cache, activation):
    a = cache.astype(np.half)
    if activation == "sigmoid":
        return (dA.astype(np.half) * (a * (1 - a))).astype(dA.dtype)
    if activation == "tanh":
        return (dA.astype(np.half) * (1 - a * a)).astype(dA.dtype)
    return right_activation_backward(dA, cache, activation)
