# About: Where the inputs are equal one gets all and the other half.
# Loses: maximum_backward.dx_plus_dy
# Mistake: none
def maximum_backward(upstream, x, y):
    return upstream * (x >= y), upstream * np.heaviside(y - x, 0.5)
