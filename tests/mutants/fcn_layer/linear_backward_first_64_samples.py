# About: Works through the first 64 samples and forgets the rest of a large batch.
# Loses: linear_backward.dW
# Mistake: none
def linear_backward(dZ, cache):
    A_prev, W = cache
    batch = slice(0, 64)
    dW = dZ[:, batch] @ A_prev[:, batch].T
    db = dZ.sum(axis=1, keepdims=True)
    return W.T @ dZ, dW, db
