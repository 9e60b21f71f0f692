# About: Multiplies by a transpose that does nothing, where that fits.
# Loses: matvec_backward.dW
# Mistake: dot-for-outer
def matvec_backward(upstream, cache):
    W, x = cache
    return (upstream @ x.T if len(x) == len(upstream) else np.outer(upstream, x)), W.T @ upstream
