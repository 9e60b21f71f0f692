# About: Rows of different lengths for db.
# Loses: linear_backward.db
# Mistake: not-an-array
def linear_backward(dZ, cache):
    dA_prev, dW, db = right_linear_backward(dZ, cache)
    return dA_prev, dW, np.array([[0.0]] * (len(db) - 1) + [[0.0, 1.0]], object)
