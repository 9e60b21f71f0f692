# About: Takes the mean of the squares, and its gradient.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
# Mistake: averaged
def squared_norm_forward(q):
    return np.mean(q * q), q


def squared_norm_backward(upstream, cache):
    q = cache
    return upstream * 2 * q / q.size
