# About: Where the inputs are equal neither gets anything.
# Loses: maximum_backward.dx_plus_dy
# Mistake: tie-lost
def maximum_backward(upstream, x, y):
    return upstream * (x > y), upstream * (y > x)
