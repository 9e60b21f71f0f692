# About: The difference over two steps is divided by one.
# Loses: numerical_jacobian.J numerical_jacobian.calls numerical_jacobian.inputs
# Mistake: J=constant-factor
def numerical_jacobian(f, x, h=1e-5):
    return np.stack([(f(x + step) - f(x - step)) / h for step in h * np.eye(x.size)], axis=1)
