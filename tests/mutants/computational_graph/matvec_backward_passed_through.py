# About: Gives back what it was given, for x.
# Loses: matvec_backward.dx
# Mistake: passed-through
def matvec_backward(upstream, cache):
    W, x = cache
    return np.outer(upstream, x), upstream
