# About: Adds up everything.
# Loses: matvec_forward.q matvec_forward.inputs matvec_backward.dW matvec_backward.dx matvec_backward.inputs
def matvec_forward(W, x):
    return np.full(len(W), W.sum() + x.sum()), (W, x)


def matvec_backward(upstream, cache):
    W, x = cache
    return np.full(W.shape, upstream.sum()), np.full(x.shape, upstream.sum())
