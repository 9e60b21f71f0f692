# About: dW is the transpose, forced into the right shape by reshape.
# Loses: linear_backward.dW
# Mistake: none
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = (A_prev @ dZ.T).reshape(W.shape)
    db = dZ.sum(axis=1).reshape(-1, 1)
    return W.T @ dZ, dW, db
