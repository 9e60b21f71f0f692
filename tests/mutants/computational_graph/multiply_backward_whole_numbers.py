# About: Writes into an array of whole numbers.
# Loses: multiply_backward.dx
# Mistake: whole-numbers
def multiply_backward(upstream, x, y):
    dx = np.zeros(x.shape, dtype=int)
    dx[...] = upstream * y
    return dx, upstream * x
