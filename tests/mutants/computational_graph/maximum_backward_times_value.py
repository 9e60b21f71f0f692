# About: Multiplies by the value of the node.
# Loses: maximum_backward.dx maximum_backward.dy maximum_backward.dx_plus_dy maximum_backward.inputs
# Mistake: value-for-local-gradient
def maximum_backward(upstream, x, y):
    return upstream * np.maximum(x, y), upstream * np.maximum(x, y)
