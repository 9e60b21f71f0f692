# About: Absolute values for squares.
# Loses: mse_loss.L mse_loss.inputs
# Mistake: not-squared
def mse_loss(n2, y):
    return np.abs(n2 - y).sum()
