# About: A minus sign from the update crept into dA_prev.
# Loses: linear_backward.dA_prev
# Mistake: sign
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = dZ @ A_prev.T
    db = dZ @ np.ones((dZ.shape[1], 1))
    dA_prev = -W.T @ dZ
    return dA_prev, dW, db
