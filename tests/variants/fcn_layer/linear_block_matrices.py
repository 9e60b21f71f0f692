# Matrix products in blocks of two, recursively.


def _product(A, B):
    if min(A.shape + B.shape) <= 2:
        return A @ B
    r, s, t = (length // 2 for length in (A.shape[0], A.shape[1], B.shape[1]))
    return np.block(
        [
            [
                _product(A[:r, :s], B[:s, :t]) + _product(A[:r, s:], B[s:, :t]),
                _product(A[:r, :s], B[:s, t:]) + _product(A[:r, s:], B[s:, t:]),
            ],
            [
                _product(A[r:, :s], B[:s, :t]) + _product(A[r:, s:], B[s:, :t]),
                _product(A[r:, :s], B[:s, t:]) + _product(A[r:, s:], B[s:, t:]),
            ],
        ]
    )


def linear_forward(A_prev, W, b):
    return _product(W, A_prev) + b, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    return _product(W.T, dZ), _product(dZ, A_prev.T), _product(dZ, np.ones((dZ.shape[1], 1)))
