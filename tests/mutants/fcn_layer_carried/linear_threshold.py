# About: Subtracts b as a threshold, and db has the sign that goes with it.
# Loses: linear_forward.Z linear_forward.inputs
# Mistake: bias-sign
def linear_forward(A_prev, W, b):
    Z = W @ A_prev - b
    return Z, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    db = -np.sum(dZ, axis=1, keepdims=True)
    return W.T @ dZ, dZ @ A_prev.T, db
