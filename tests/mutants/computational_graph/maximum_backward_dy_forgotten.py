# About: The smaller one is taken for y, always.
# Loses: maximum_backward.dy maximum_backward.dx_plus_dy
# Mistake: dy=zero
def maximum_backward(upstream, x, y):
    return upstream * (x >= y), np.zeros_like(y)
