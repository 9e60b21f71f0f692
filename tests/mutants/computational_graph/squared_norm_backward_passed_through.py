# About: Gives back the upstream gradient.
# Loses: squared_norm_backward.dq squared_norm_backward.inputs
# Mistake: passed-through
def squared_norm_backward(upstream, cache):
    q = cache
    return upstream
