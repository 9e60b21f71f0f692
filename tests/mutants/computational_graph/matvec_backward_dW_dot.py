# About: Multiplies by a transpose that does nothing.
# Loses: matvec_backward.dW matvec_backward.dx matvec_backward.inputs
# Mistake: none
def matvec_backward(upstream, cache):
    W, x = cache
    return upstream @ x.T, W.T @ upstream
