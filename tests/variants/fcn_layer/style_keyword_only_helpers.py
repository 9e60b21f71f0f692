# Helpers take keyword-only arguments, and the functions have optional ones of their own.


def _product(*, left, right):
    return left @ right


def linear_forward(A_prev, W, b, *, check=True):
    if check:
        assert A_prev.ndim == W.ndim == b.ndim == 2
        assert W.shape == (b.shape[0], A_prev.shape[0])
    return _product(left=W, right=A_prev) + b, dict(A_prev=A_prev, W=W)


def linear_backward(dZ, cache, scale=1.0, **options):
    def pull(*, A_prev, W):
        return _product(left=W.T, right=dZ), _product(left=dZ, right=A_prev.T) * scale, dZ.sum(axis=1, keepdims=True)

    return pull(**cache)
