# About: Has a half in it, and its gradient.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
# Mistake: constant-factor
def squared_norm_forward(q):
    return 0.5 * np.sum(q * q), q


def squared_norm_backward(upstream, cache):
    q = cache
    return upstream * q
