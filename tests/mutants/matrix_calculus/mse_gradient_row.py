# About: A row.
# Loses: mse_gradient.gradient mse_gradient.inputs
# Mistake: transposed-shape
def mse_gradient(n2, y):
    return 2 * (n2 - y)
