# A layer runs once for every sample, and its gradients are added up.


def layer_forward(A_prev, W, b, activation):
    columns, caches = [], []
    for i in range(A_prev.shape[1]):
        Z, linear_cache = linear_forward(A_prev[:, [i]], W, b)
        A, activation_cache = activation_forward(Z, activation)
        columns.append(A)
        caches.append((linear_cache, activation_cache))
    return np.concatenate(columns, axis=1), caches


def layer_backward(dA, cache, activation):
    parts = [
        linear_backward(activation_backward(dA[:, [i]], inner, activation), linear)
        for i, (linear, inner) in enumerate(cache)
    ]
    dA_prev = np.concatenate([part[0] for part in parts], axis=1)
    return dA_prev, sum(part[1] for part in parts), sum(part[2] for part in parts)
