# About: Adds up x.
# Loses: matvec_forward.q matvec_forward.inputs matvec_backward.dW matvec_backward.dx matvec_backward.inputs
def matvec_forward(W, x):
    return np.full(len(W), x.sum()), (W, x)


def matvec_backward(upstream, cache):
    W, x = cache
    return np.zeros(W.shape), np.full(x.shape, upstream.sum())
