# About: The sign is the other one, on both ways.
# Loses: matvec_forward.q matvec_forward.inputs
# Mistake: sign
def matvec_forward(W, x):
    return -(W @ x), (W, x)


def matvec_backward(upstream, cache):
    W, x = cache
    return -np.outer(upstream, x), -(W.T @ upstream)
