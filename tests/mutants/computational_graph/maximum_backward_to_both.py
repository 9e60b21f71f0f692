# About: Hands the gradient to both.
# Loses: maximum_backward.dx maximum_backward.dy maximum_backward.dx_plus_dy maximum_backward.inputs
# Mistake: rule-of-another-node
def maximum_backward(upstream, x, y):
    return upstream, upstream
