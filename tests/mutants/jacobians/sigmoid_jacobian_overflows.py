# About: The quotient of exponentials overflows.
# Loses: sigmoid_jacobian.J
# Mistake: J=not-finite
def sigmoid_jacobian(z):
    e = np.exp(z)
    return np.diag(e / (1 + e) ** 2)
