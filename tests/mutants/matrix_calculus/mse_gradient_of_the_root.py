# About: The derivative of the length.
# Loses: mse_gradient.gradient mse_gradient.inputs
# Mistake: root-taken
def mse_gradient(n2, y):
    return (n2 - y).T / np.linalg.norm(n2 - y)
