# Index notation with letters of its own, implicit output order and optimize=True.


def linear_forward(A_prev, W, b):
    Z = np.einsum("ab,bc", W, A_prev, optimize=True)
    Z += b
    return Z, [W, A_prev]


def linear_backward(dZ, cache):
    W, A_prev = cache
    return (
        np.einsum("ba,bc", W, dZ, optimize=True),
        np.einsum("ac,bc->ab", dZ, A_prev, optimize="greedy"),
        np.einsum("ac,c->a", dZ, np.ones(dZ.shape[1], dZ.dtype))[:, np.newaxis],
    )
