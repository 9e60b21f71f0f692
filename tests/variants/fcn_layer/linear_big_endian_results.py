# Results are stored with the most significant byte first.


def _swapped(array):
    return array.astype(array.dtype.newbyteorder(">"))


def linear_forward(A_prev, W, b):
    return _swapped(W @ A_prev + b), (_swapped(A_prev), W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    return _swapped(W.T @ dZ), _swapped(dZ @ A_prev.T), _swapped(dZ.sum(axis=1, keepdims=True))
