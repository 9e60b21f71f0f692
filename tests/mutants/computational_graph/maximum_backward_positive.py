# About: Takes the maximum with zero.
# Loses: maximum_backward.dx maximum_backward.dy maximum_backward.dx_plus_dy maximum_backward.inputs
# Mistake: compared-with-zero
def maximum_backward(upstream, x, y):
    return upstream * (x > 0), upstream * (y > 0)
