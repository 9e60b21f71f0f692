# About: The squares are not added up.
# Loses: mse_loss.L mse_loss.inputs
# Mistake: outputs-not-summed
def mse_loss(n2, y):
    return (n2 - y) ** 2
