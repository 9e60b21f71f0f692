# About: Hands the gradient to the smaller input.
# Loses: maximum_backward.dx maximum_backward.dy
# Mistake: to-the-smaller
def maximum_backward(upstream, x, y):
    return upstream * (x < y), upstream * (x >= y)
