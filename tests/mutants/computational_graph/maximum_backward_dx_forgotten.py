# About: dx is all of it.
# Loses: maximum_backward.dx maximum_backward.dx_plus_dy
# Mistake: dx=rule-of-another-node dx_plus_dy=passed-through
def maximum_backward(upstream, x, y):
    return upstream * np.ones_like(x), upstream * (x < y)
