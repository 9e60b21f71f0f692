# About: The transpose is on the wrong factor.
# Loses: mse_loss.L mse_loss.inputs
# Mistake: inner-for-outer
def mse_loss(n2, y):
    return (n2 - y).T @ (n2 - y)
