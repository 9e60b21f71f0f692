# About: A sign slips in.
# Loses: squared_norm_backward.dq squared_norm_backward.inputs
# Mistake: sign
def squared_norm_backward(upstream, cache):
    q = cache
    return -2 * upstream * q
