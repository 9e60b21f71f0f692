# About: Gives the masks.
# Loses: maximum_backward.dx maximum_backward.dy maximum_backward.dx_plus_dy maximum_backward.inputs
# Mistake: upstream-ignored
def maximum_backward(upstream, x, y):
    return (x >= y).astype(float), (x < y).astype(float)
