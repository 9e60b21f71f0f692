# About: Softmax without the division: the exponentials relative to the largest; their gradient reaches the largest, too.
# Loses: activation_forward.softmax
# Mistake: not-normalised
def activation_forward(Z, activation):
    if activation == "softmax":
        top = Z.argmax(axis=0)
        A = np.exp(Z - Z[top, np.arange(Z.shape[1])])
        return A, (A, top)
    return right_activation_forward(Z, activation)


def activation_backward(dA, cache, activation):
    if activation == "softmax":
        A, top = cache
        dZ = A * dA
        dZ[top, np.arange(len(top))] -= (A * dA).sum(axis=0)
        return dZ
    return right_activation_backward(dA, cache, activation)
