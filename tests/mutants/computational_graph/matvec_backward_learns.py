# About: Takes a step of W on the way.
# Loses: matvec_backward.dx matvec_backward.inputs
# Mistake: dx=spoilt-cache inputs=overwritten-input
def matvec_backward(upstream, cache):
    W, x = cache
    dW, dx = np.outer(upstream, x), W.T @ upstream
    W -= 0.1 * dW
    return dW, dx
