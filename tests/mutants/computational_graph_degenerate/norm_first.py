# About: Squares the first element alone.
# Loses: squared_norm_forward.f squared_norm_forward.inputs squared_norm_backward.dq squared_norm_backward.inputs
def squared_norm_forward(q):
    return q.ravel()[0] ** 2, q


def squared_norm_backward(upstream, cache):
    dq = np.zeros(cache.shape)
    dq.ravel()[0] = 2 * upstream * cache.ravel()[0]
    return dq
