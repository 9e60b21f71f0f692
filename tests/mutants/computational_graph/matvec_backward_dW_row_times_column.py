# About: Takes x times the transpose of the upstream gradient.
# Loses: matvec_backward.dW
# Mistake: transposed-shape
def matvec_backward(upstream, cache):
    W, x = cache
    return np.outer(x, upstream), W.T @ upstream
