# About: The target is forgotten.
# Loses: mse_loss.L mse_loss.inputs
# Mistake: target-ignored
def mse_loss(n2, y):
    return np.sum(n2**2)
