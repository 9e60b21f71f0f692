# About: A sign slips in.
# Loses: matvec_backward.dx
# Mistake: sign
def matvec_backward(upstream, cache):
    W, x = cache
    return np.outer(upstream, x), -(W.T @ upstream)
