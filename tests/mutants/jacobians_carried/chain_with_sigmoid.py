# About: A sigmoid between the layers, differentiated as it has to be.
# Loses: chain_forward.C chain_forward.inputs
# Mistake: C=none
def chain_forward(x, W1, W2, w3):
    y = 1 / (1 + np.exp(-(W1 @ x)))
    z = W2 @ y
    return w3 @ z, (x, y, z, W1, W2, w3)


def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dy = W2.T @ w3
    da = dy * y * (1 - y)
    return W1.T @ da, np.outer(da, x), np.outer(w3, y), z
