# About: The factors of dW stand in the wrong order, both transposed: dW comes out on its side.
# Loses: linear_backward.dW
# Mistake: transposed-shape
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = A_prev @ dZ.T
    db = dZ.sum(axis=1, keepdims=True)
    dA_prev = W.T @ dZ
    return dA_prev, dW, db
