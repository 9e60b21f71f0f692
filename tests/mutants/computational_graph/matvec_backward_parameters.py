# About: Returns the parameters.
# Loses: matvec_backward.dW matvec_backward.dx matvec_backward.inputs
# Mistake: parameter-returned
def matvec_backward(upstream, cache):
    W, x = cache
    return W, x
