# About: The mean of the squares.
# Loses: mse_loss.L mse_loss.inputs
# Mistake: mean-over-outputs
def mse_loss(n2, y):
    return np.mean((n2 - y) ** 2)
