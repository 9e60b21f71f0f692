# About: The derivative of each square by each output.
# Loses: mse_gradient.gradient mse_gradient.inputs
# Mistake: outputs-not-summed
def mse_gradient(n2, y):
    return np.diag(2 * (n2 - y)[0])
