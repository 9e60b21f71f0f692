# About: Adds up fourth powers, and differentiates them.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
def squared_norm_forward(q):
    return np.sum(q**4), q


def squared_norm_backward(upstream, cache):
    q = cache
    return upstream * 4 * q**3
