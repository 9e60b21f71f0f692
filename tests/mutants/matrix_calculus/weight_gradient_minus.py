# About: A minus, as in a step of descent.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: sign
def weight_gradient(n, v):
    return -n.T @ v
