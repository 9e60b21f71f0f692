# About: Divided by the number of outputs.
# Loses: mse_gradient.gradient mse_gradient.inputs
# Mistake: mean-over-outputs
def mse_gradient(n2, y):
    return 2 * (n2 - y).T / n2.shape[1]
