# About: The length of the error.
# Loses: mse_loss.L mse_loss.inputs
# Mistake: root-taken
def mse_loss(n2, y):
    return np.linalg.norm(n2 - y)
