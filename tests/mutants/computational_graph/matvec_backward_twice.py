# About: Has the 2 of the square in it already.
# Loses: matvec_backward.dW matvec_backward.dx matvec_backward.inputs
# Mistake: constant-factor
def matvec_backward(upstream, cache):
    W, x = cache
    return 2 * np.outer(upstream, x), 2 * W.T @ upstream
