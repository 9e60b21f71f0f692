# About: Gives a column.
# Loses: matvec_backward.dx
# Mistake: wrong-shape
def matvec_backward(upstream, cache):
    W, x = cache
    return np.outer(upstream, x), (W.T @ upstream)[:, np.newaxis]
