# About: A learning rate slipped in.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: constant-factor
def weight_gradient(n, v):
    return 0.1 * (n.T @ v)
