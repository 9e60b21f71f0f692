# About: A vector.
# Loses: mse_gradient.gradient mse_gradient.inputs
# Mistake: squeezed
def mse_gradient(n2, y):
    return 2 * (n2 - y)[0]
