# About: Where the inputs are equal both get all.
# Loses: maximum_backward.dx_plus_dy
# Mistake: tie-counted-twice
def maximum_backward(upstream, x, y):
    return upstream * (x >= y), upstream * (y >= x)
