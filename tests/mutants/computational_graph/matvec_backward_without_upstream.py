# About: Gives the local gradients.
# Loses: matvec_backward.dW matvec_backward.dx matvec_backward.inputs
# Mistake: upstream-ignored
def matvec_backward(upstream, cache):
    W, x = cache
    return np.ones((len(W), 1)) * x, W.sum(axis=0)
