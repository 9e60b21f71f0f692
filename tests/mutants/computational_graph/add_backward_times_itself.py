# About: Multiplies by the inputs themselves.
# Loses: add_backward.dx add_backward.dy add_backward.inputs
# Mistake: rule-of-another-node
def add_backward(upstream, x, y):
    return upstream * x, upstream * y
