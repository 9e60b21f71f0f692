# About: Writes the product into the cache.
# Loses: matvec_backward.dx matvec_backward.inputs
# Mistake: dx=spoilt-cache inputs=overwritten-input
def matvec_backward(upstream, cache):
    W, x = cache
    dW = np.outer(upstream, x)
    W *= upstream[:, np.newaxis]
    dx = W.sum(axis=0)
    return dW, dx
