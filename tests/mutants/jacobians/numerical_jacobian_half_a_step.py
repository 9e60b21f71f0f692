# About: Half a step to either side.
# Loses: numerical_jacobian.J numerical_jacobian.calls numerical_jacobian.inputs
# Mistake: J=other-step
def numerical_jacobian(f, x, h=1e-5):
    return np.stack([(f(x + step / 2) - f(x - step / 2)) / h for step in h * np.eye(x.size)], axis=1)
