# About: Splits the upstream gradient between the two.
# Loses: add_backward.dx add_backward.dy add_backward.inputs
# Mistake: constant-factor
def add_backward(upstream, x, y):
    return upstream / 2, upstream / 2
