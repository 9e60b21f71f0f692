# About: Divides instead.
# Loses: multiply_backward.dx
# Mistake: divided-for-multiplied
def multiply_backward(upstream, x, y):
    return upstream / y, upstream * x
