# About: Counts each use twice.
# Loses: multiply_backward.dx multiply_backward.dy multiply_backward.inputs
# Mistake: constant-factor
def multiply_backward(upstream, x, y):
    return 2 * upstream * y, 2 * upstream * x
