# Every Jacobian is built in full, by Kronecker products, and multiplied with the flattened gradient.


def linear_backward(dZ, cache):
    A_prev, W = cache
    (n, m), n_prev = dZ.shape, len(A_prev)
    flat = dZ.reshape(-1)
    by_W = np.kron(np.eye(n), A_prev.T)
    by_b = np.kron(np.eye(n), np.ones((m, 1)))
    by_A = np.kron(W, np.eye(m))
    return (flat @ by_A).reshape(n_prev, m), (flat @ by_W).reshape(n, n_prev), (flat @ by_b).reshape(n, 1)
