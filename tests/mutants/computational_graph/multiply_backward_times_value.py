# About: Multiplies by the value of the node.
# Loses: multiply_backward.dx multiply_backward.dy multiply_backward.inputs
# Mistake: value-for-local-gradient
def multiply_backward(upstream, x, y):
    return upstream * x * y, upstream * x * y
