# About: Rounded.
# Loses: mse_gradient.gradient mse_gradient.inputs
# Mistake: none
def mse_gradient(n2, y):
    return np.round(2 * (n2 - y).T, 2)
