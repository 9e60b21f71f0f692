# About: Leaves out the 2.
# Loses: squared_norm_backward.dq squared_norm_backward.inputs
# Mistake: constant-factor
def squared_norm_backward(upstream, cache):
    q = cache
    return upstream * q
