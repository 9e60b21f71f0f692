# About: Row times column where that fits.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: inner-for-outer
def weight_gradient(n, v):
    return n @ v.T if n.shape == v.shape else n.T @ v
