# About: Scales the upstream gradient in place.
# Loses: matvec_backward.dW matvec_backward.dx matvec_backward.inputs
# Mistake: dW=constant-factor dx=constant-factor inputs=overwritten-input
def matvec_backward(upstream, cache):
    W, x = cache
    upstream *= 2
    return np.outer(upstream, x), W.T @ upstream
