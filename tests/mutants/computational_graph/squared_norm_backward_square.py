# About: Multiplies by the squares.
# Loses: squared_norm_backward.dq squared_norm_backward.inputs
# Mistake: value-for-derivative
def squared_norm_backward(upstream, cache):
    q = cache
    return upstream * q * q
