# Results may not be written to.


def _locked(array):
    array.setflags(write=False)
    return array


def linear_forward(A_prev, W, b):
    return _locked(W @ A_prev + b), (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    return tuple(map(_locked, (W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True))))
