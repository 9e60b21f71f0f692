# About: Uses q for the upstream gradient.
# Loses: matvec_backward.dW matvec_backward.dx matvec_backward.inputs
# Mistake: upstream-ignored
def matvec_backward(upstream, cache):
    W, x = cache
    return np.outer(W @ x, x), W.T @ (W @ x)
