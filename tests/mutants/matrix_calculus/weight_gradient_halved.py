# About: A half.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: constant-factor
def weight_gradient(n, v):
    return 0.5 * n.T @ v
