# About: Multiplies each input by its own value.
# Loses: multiply_backward.dx multiply_backward.dy multiply_backward.inputs
# Mistake: own-factor
def multiply_backward(upstream, x, y):
    return upstream * x, upstream * y
