# Softmax's Jacobian filled in with an if for the diagonal.


def _jacobian(a):
    n = len(a)
    J = np.zeros((n, n))
    for p in range(n):
        for q in range(n):
            if p == q:
                J[p, q] = a[p] * (1 - a[p])
            else:
                J[p, q] = -a[p] * a[q]
    return J


def activation_backward(dA, cache, activation):
    A = cache
    if activation == "softmax":
        columns = [_jacobian(A[:, i].tolist()) @ dA[:, i : i + 1] for i in range(A.shape[1])]
        return np.concatenate(columns, axis=1)
    if activation == "relu":
        return dA * (A != 0)
    return dA * A * (1 - A) if activation == "sigmoid" else dA * (1 - A**2)
