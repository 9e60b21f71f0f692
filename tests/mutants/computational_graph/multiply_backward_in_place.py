# About: Multiplies in place.
# Loses: multiply_backward.inputs
# Mistake: inputs=overwritten-input
def multiply_backward(upstream, x, y):
    dy = upstream * x
    upstream *= y
    return upstream, dy
