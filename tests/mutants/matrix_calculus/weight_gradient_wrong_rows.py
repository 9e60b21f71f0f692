# About: The numbers cut into rows of the wrong length.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: swapped-sizes
def weight_gradient(n, v):
    return np.outer(n, v).reshape(v.size, n.size)
