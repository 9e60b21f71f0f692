# About: Multiplies W and the upstream gradient element by element.
# Loses: matvec_backward.dx
# Mistake: elementwise-product
def matvec_backward(upstream, cache):
    W, x = cache
    return np.outer(upstream, x), W * upstream[:, np.newaxis]
