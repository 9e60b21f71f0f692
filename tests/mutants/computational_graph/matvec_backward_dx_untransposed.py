# About: W stands where its transpose belongs, where that fits.
# Loses: matvec_backward.dx
# Mistake: untransposed
def matvec_backward(upstream, cache):
    W, x = cache
    return np.outer(upstream, x), (W @ upstream if len(x) == len(upstream) else W.T @ upstream)
