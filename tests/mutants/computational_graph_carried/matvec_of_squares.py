# About: Takes the squares of x, on both ways.
# Loses: matvec_forward.q matvec_forward.inputs
def matvec_forward(W, x):
    return W @ x**2, (W, x)


def matvec_backward(upstream, cache):
    W, x = cache
    return np.outer(upstream, x**2), 2 * x * (W.T @ upstream)
