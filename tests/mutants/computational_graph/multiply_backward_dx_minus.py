# About: A sign slips in.
# Loses: multiply_backward.dx
# Mistake: sign
def multiply_backward(upstream, x, y):
    return -upstream * y, upstream * x
