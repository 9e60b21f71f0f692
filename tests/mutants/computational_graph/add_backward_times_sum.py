# About: Multiplies by the value of the node.
# Loses: add_backward.dx add_backward.dy add_backward.inputs
# Mistake: value-for-local-gradient
def add_backward(upstream, x, y):
    return upstream * (x + y), upstream * (x + y)
