# About: Returns the derivative of the activation and leaves dA out of it.
# Loses: activation_backward.sigmoid activation_backward.tanh activation_backward.relu
# Mistake: upstream-ignored
def activation_backward(dA, cache, activation):
    A = cache
    if activation == "sigmoid":
        dZ = A * (1 - A)
    if activation == "tanh":
        dZ = 1 - A**2
    if activation == "relu":
        dZ = np.array(A > 0, dtype=A.dtype)
    if activation == "softmax":
        dZ = A * dA - A * np.sum(A * dA, axis=0, keepdims=True)
    return dZ
