# About: dy is never filled.
# Loses: multiply_backward.dy
# Mistake: zero
def multiply_backward(upstream, x, y):
    return upstream * y, np.zeros_like(y)
