# About: The error the other way round.
# Loses: mse_gradient.gradient mse_gradient.inputs
# Mistake: sign
def mse_gradient(n2, y):
    return 2 * (y - n2).T
