# About: The loop over the rows assigns.
# Loses: matvec_backward.dx
# Mistake: none
def matvec_backward(upstream, cache):
    W, x = cache
    for k in range(len(W)):
        dx = W[k] * upstream[k]
    return np.outer(upstream, x), dx
