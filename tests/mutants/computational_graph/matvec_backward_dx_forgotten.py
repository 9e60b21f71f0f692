# About: Leaves dx zero.
# Loses: matvec_backward.dx
# Mistake: zero
def matvec_backward(upstream, cache):
    W, x = cache
    return np.outer(upstream, x), np.zeros(x.shape)
