# About: The 2 is missing.
# Loses: mse_gradient.gradient mse_gradient.inputs
# Mistake: constant-factor
def mse_gradient(n2, y):
    return (n2 - y).T
