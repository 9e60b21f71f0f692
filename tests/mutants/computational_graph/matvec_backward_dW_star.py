# About: Multiplies W by the upstream gradient element by element.
# Loses: matvec_backward.dW
# Mistake: elementwise-product
def matvec_backward(upstream, cache):
    W, x = cache
    return W * upstream[:, np.newaxis], W.T @ upstream
