# The linear part in index notation.


def linear_forward(A_prev, W, b):
    return np.einsum("jk,ki->ji", W, A_prev) + b, {"A_prev": A_prev, "W": W}


def linear_backward(dZ, cache):
    dW = np.einsum("ji,ki->jk", dZ, cache["A_prev"])
    dA_prev = np.einsum("jk,ji->ki", cache["W"], dZ)
    db = np.einsum("ji->j", dZ).reshape(-1, 1)
    return dA_prev, dW, db
