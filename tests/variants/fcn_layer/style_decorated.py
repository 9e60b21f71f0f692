# Functions are wrapped by decorators, one of which hides the signature.
import functools


def shapes_checked(function):
    @functools.wraps(function)
    def wrapped(*arguments):
        result = function(*arguments)
        assert all(array.ndim == 2 for array in result if isinstance(array, np.ndarray))
        return result

    return wrapped


def counted(function):
    def wrapped(*arguments, **keywords):
        wrapped.calls += 1
        return function(*arguments, **keywords)

    wrapped.calls = 0
    return wrapped


@counted
@shapes_checked
def linear_forward(A_prev, W, b):
    return W @ A_prev + b, (A_prev, W)


@shapes_checked
@counted
def linear_backward(dZ, cache):
    A_prev, W = cache
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)
