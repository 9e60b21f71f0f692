# Arguments are taken as anything that np.asarray takes, and made float64 and two-dimensional.


def _matrix(value):
    return np.atleast_2d(np.asarray(value, dtype=float))


def linear_forward(A_prev, W, b):
    A_prev, W, b = _matrix(A_prev), _matrix(W), _matrix(b)
    return np.ascontiguousarray(W @ A_prev + b.reshape(-1, 1)), (A_prev, W)


def linear_backward(dZ, cache):
    dZ, (A_prev, W) = _matrix(dZ), cache
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


def model_forward(X, parameters, activations):
    A, caches = _matrix(X), []
    copies = {name: _matrix(array) for name, array in parameters.items()}
    for layer, activation in enumerate(list(activations), 1):
        A, cache = layer_forward(A, copies[f"W{layer}"], copies[f"b{layer}"], activation)
        caches += [cache]
    return A, tuple(caches)
