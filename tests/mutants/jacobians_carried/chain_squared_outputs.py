# About: The last weights meet the squares of z.
# Loses: chain_forward.C chain_forward.inputs
# Mistake: C=none
def chain_forward(x, W1, W2, w3):
    y = W1 @ x
    z = W2 @ y
    return w3 @ z**2, (x, y, z, W1, W2, w3)


def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dz = 2 * w3 * z
    dy = W2.T @ dz
    return W1.T @ dy, np.outer(dy, x), np.outer(dz, y), z**2
