# About: A plus for a minus.
# Loses: mse_loss.L mse_loss.inputs
# Mistake: L=sign-in-formula inputs=none
def mse_loss(n2, y):
    return np.sum((n2 + y) ** 2)
