# About: One row for each input.
# Loses: numerical_jacobian.J numerical_jacobian.calls numerical_jacobian.inputs
# Mistake: J=transposed-shape
def numerical_jacobian(f, x, h=1e-5):
    return np.stack([(f(x + step) - f(x - step)) / (2 * h) for step in h * np.eye(x.size)])
