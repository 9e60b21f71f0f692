# About: A row without the 2.
# Loses: mse_gradient.gradient mse_gradient.inputs
# Mistake: none
def mse_gradient(n2, y):
    return n2 - y
