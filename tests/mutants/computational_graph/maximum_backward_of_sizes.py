# About: Compares the sizes of the numbers.
# Loses: maximum_backward.dx maximum_backward.dy
# Mistake: none
def maximum_backward(upstream, x, y):
    return upstream * (np.abs(x) >= np.abs(y)), upstream * (np.abs(x) < np.abs(y))
