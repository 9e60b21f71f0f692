# About: Elements times elements where that fits.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: elementwise-product
def weight_gradient(n, v):
    return n * v if n.shape == v.shape or 1 in (n.size, v.size) else n.T @ v
