# About: f is always 1.
# Loses: squared_norm_forward.f squared_norm_forward.inputs squared_norm_backward.dq squared_norm_backward.inputs
def squared_norm_forward(q):
    return 1.0, q


def squared_norm_backward(upstream, cache):
    q = cache
    return np.zeros(q.shape)
