# About: The target is forgotten.
# Loses: mse_gradient.gradient mse_gradient.inputs
# Mistake: target-ignored
def mse_gradient(n2, y):
    return 2 * n2.T
