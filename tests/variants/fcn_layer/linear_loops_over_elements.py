# The linear part element by element: NumPy arrays indexed in three nested loops.


def linear_forward(A_prev, W, b):
    n, n_prev = W.shape
    m = A_prev.shape[1]
    Z = np.zeros((n, m))
    for j in range(n):
        for i in range(m):
            total = b[j, 0]
            for k in range(n_prev):
                total += W[j, k] * A_prev[k, i]
            Z[j, i] = total
    return Z, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    dA_prev, dW, db = np.zeros_like(A_prev), np.zeros_like(W), np.zeros((len(W), 1), dtype=W.dtype)
    for j in range(W.shape[0]):
        for i in range(dZ.shape[1]):
            db[j, 0] += dZ[j, i]
            for k in range(W.shape[1]):
                dW[j, k] += dZ[j, i] * A_prev[k, i]
                dA_prev[k, i] += W[j, k] * dZ[j, i]
    return dA_prev, dW, db
