# About: Subtracts from the caller's n2.
# Loses: mse_loss.inputs
def mse_loss(n2, y):
    n2 -= y
    return float(np.sum(n2 * n2))
