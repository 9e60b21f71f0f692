# Copies everywhere, and results in Fortran's order of memory.


def vec(W):
    return np.copy(np.asfortranarray(W).reshape(-1, order="C"))


def unvec(w, shape):
    return np.asfortranarray(np.copy(w).reshape(shape))


def linear_jacobian(n, k):
    n = n.copy()
    return np.asfortranarray(np.kron(n.reshape(-1, 1), np.identity(k)))


def activation_jacobian(d, activation):
    d = d.copy().ravel()
    n = np.array(activate(d, activation))
    if activation == "identity":
        n[:] = 1
    elif activation == "sigmoid":
        n *= 1 - n
    elif activation == "tanh":
        n = 1 - n**2
    else:
        n[d > 0] = 1
        n[d < 0] = 0
        n[d == 0] = 0.7
    return np.asfortranarray(np.diag(n))


def mse_loss(n2, y):
    e = n2.copy()
    e -= y
    e *= e
    return e.sum()


def mse_gradient(n2, y):
    e = n2.copy()
    e -= y
    e *= 2
    return e.T.copy()


def network_forward(n0, W1, b1, W2, b2, activation):
    d1 = b1.copy()
    d1 += n0 @ W1
    n1 = np.array(activate(d1, activation))
    d2 = b2.copy()
    d2 += n1 @ W2
    n2 = np.array(activate(d2, activation))
    return n2.copy(), (n0.copy(), n1, W2.copy(), n2, activation)


def weight_gradient(n, v):
    return np.asfortranarray(n.T.copy() @ v.copy())


def gradients(y, cache):
    n0, n1, W2, n2, activation = (np.copy(x) if isinstance(x, np.ndarray) else x for x in cache)
    v2 = n2 - y
    v2 *= 2
    slope1, slope2 = n1.copy(), n2.copy()
    for s in (slope1, slope2):
        if activation == "sigmoid":
            s *= 1 - s
        elif activation == "tanh":
            s *= -s
            s += 1
        elif activation == "relu":
            s[s > 0] = 1
        else:
            s[...] = 1
    v2 *= slope2
    v1 = v2 @ W2.T
    v1 *= slope1
    return np.asfortranarray(n0.T @ v1), v1, np.asfortranarray(n1.T @ v2), v2


def gradients_by_kronecker(y, cache):
    dW1, db1, dW2, db2 = gradients(y, cache)
    return dW1.ravel(), db1.copy(), dW2.ravel(), db2.copy()
