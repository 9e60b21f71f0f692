# About: Compares with the maximum, so that a tie counts twice.
# Loses: maximum_backward.dx_plus_dy
# Mistake: tie-counted-twice
def maximum_backward(upstream, x, y):
    z = np.maximum(x, y)
    return upstream * (x == z), upstream * (y == z)
