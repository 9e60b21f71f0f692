# About: Takes the norm, and its gradient.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
# Mistake: root-taken
def squared_norm_forward(q):
    return np.sqrt(np.sum(q * q)), q


def squared_norm_backward(upstream, cache):
    q = cache
    return upstream * q / np.sqrt(np.sum(q * q))
