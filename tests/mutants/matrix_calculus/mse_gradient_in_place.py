# About: Works in the caller's n2.
# Loses: mse_gradient.inputs
def mse_gradient(n2, y):
    n2 -= y
    n2 *= 2
    return n2.T.copy()
