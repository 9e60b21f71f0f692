# About: Gives the local gradient.
# Loses: squared_norm_backward.dq squared_norm_backward.inputs
# Mistake: upstream-ignored
def squared_norm_backward(upstream, cache):
    q = cache
    return 2 * q
