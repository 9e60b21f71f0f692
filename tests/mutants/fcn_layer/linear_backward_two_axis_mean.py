# About: Two mistakes in db: summed over the units, and divided by m.
# Loses: linear_backward.db
# Mistake: extra-mean+wrong-axis
def linear_backward(dZ, cache):
    A_prev, W = cache
    m = A_prev.shape[1]
    db = (1 / m) * np.sum(dZ, axis=0, keepdims=True)
    return W.T @ dZ, dZ @ A_prev.T, db
