# About: db is summed over units and samples alike.
# Loses: linear_backward.db
# Mistake: summed-over-everything
def linear_backward(dZ, cache):
    A_prev, W = cache
    db = np.sum(dZ)
    return W.T.dot(dZ), dZ.dot(A_prev.T), db
