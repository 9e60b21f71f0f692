# About: A half, so that the derivative is nicer.
# Loses: mse_loss.L mse_loss.inputs
# Mistake: constant-factor
def mse_loss(n2, y):
    return 0.5 * np.sum((n2 - y) ** 2)
