# About: Adds up the elements; the gradient is ones.
# Loses: squared_norm_forward.f squared_norm_forward.inputs squared_norm_backward.dq squared_norm_backward.inputs
def squared_norm_forward(q):
    return np.sum(q), q


def squared_norm_backward(upstream, cache):
    q = cache
    return upstream * np.ones(q.shape)
