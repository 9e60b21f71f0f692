# About: Collects the columns in an array of integers.
# Loses: activation_backward.softmax
# Mistake: zero
def activation_backward(dA, cache, activation):
    if activation == "softmax":
        A = cache
        dZ = np.zeros(dA.shape, dtype=int)
        for i in range(dA.shape[1]):
            dZ[:, i] = (np.diag(A[:, i]) - np.outer(A[:, i], A[:, i])) @ dA[:, i]
        return dZ
    return right_activation_backward(dA, cache, activation)
