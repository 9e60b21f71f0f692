# About: The root of the mean.
# Loses: mse_loss.L mse_loss.inputs
# Mistake: mean-over-outputs+root-taken
def mse_loss(n2, y):
    return np.sqrt(np.mean((n2 - y) ** 2))
