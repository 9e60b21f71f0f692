# About: A minus, as in a cross-entropy.
# Loses: mse_loss.L mse_loss.inputs
# Mistake: sign
def mse_loss(n2, y):
    return -np.sum((n2 - y) ** 2)
