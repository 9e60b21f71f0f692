# About: Adds up the rows of W.
# Loses: matvec_forward.q matvec_forward.inputs matvec_backward.dW matvec_backward.dx matvec_backward.inputs
def matvec_forward(W, x):
    return W.sum(axis=1), (W, x)


def matvec_backward(upstream, cache):
    W, x = cache
    return np.outer(upstream, np.ones(x.shape)), np.zeros(x.shape)
