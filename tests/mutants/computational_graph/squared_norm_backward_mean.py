# About: Divides by the number of elements.
# Loses: squared_norm_backward.dq squared_norm_backward.inputs
# Mistake: averaged
def squared_norm_backward(upstream, cache):
    q = cache
    return 2 * upstream * q / q.size
