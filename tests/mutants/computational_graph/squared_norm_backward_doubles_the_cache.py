# About: Doubles q where it is kept.
# Loses: squared_norm_backward.dq squared_norm_backward.inputs
# Mistake: dq=spoilt-cache inputs=overwritten-input
def squared_norm_backward(upstream, cache):
    q = cache
    q *= 2
    return upstream * q
