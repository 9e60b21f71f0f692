# About: Scales n on the way.
# Loses: weight_gradient.inputs
def weight_gradient(n, v):
    dW = n.T @ v
    n *= 2
    return dW
