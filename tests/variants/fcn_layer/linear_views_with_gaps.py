# Results are every second element of larger arrays.


def _spaced(array):
    roomy = np.full((2 * array.shape[0], 3 * array.shape[1]), np.nan, dtype=array.dtype)
    view = roomy[::2, 1::3]
    view[...] = array
    return view


def linear_forward(A_prev, W, b):
    return _spaced(W @ A_prev + b), (_spaced(A_prev), _spaced(W))


def linear_backward(dZ, cache):
    A_prev, W = cache
    return _spaced(W.T @ dZ), _spaced(dZ @ A_prev.T), _spaced(dZ.sum(axis=1, keepdims=True))
