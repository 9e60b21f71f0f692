# About: Twice the product, on both ways.
# Loses: matvec_forward.q matvec_forward.inputs
# Mistake: constant-factor
def matvec_forward(W, x):
    return 2 * (W @ x), (W, x)


def matvec_backward(upstream, cache):
    W, x = cache
    return 2 * np.outer(upstream, x), 2 * (W.T @ upstream)
