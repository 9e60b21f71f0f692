# About: Returns dx first.
# Loses: matvec_backward.dW matvec_backward.dx matvec_backward.inputs
# Mistake: swapped-results
def matvec_backward(upstream, cache):
    W, x = cache
    return W.T @ upstream, np.outer(upstream, x)
