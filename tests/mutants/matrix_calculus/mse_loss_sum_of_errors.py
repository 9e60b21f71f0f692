# About: No square.
# Loses: mse_loss.L mse_loss.inputs
# Mistake: not-squared
def mse_loss(n2, y):
    return np.sum(n2 - y)
