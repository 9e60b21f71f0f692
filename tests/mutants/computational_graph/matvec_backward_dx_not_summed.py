# About: Does not add up what comes by the paths.
# Loses: matvec_backward.dx
# Mistake: elementwise-product
def matvec_backward(upstream, cache):
    W, x = cache
    return np.outer(upstream, x), W.T * upstream
