# About: The step that is given is not looked at.
# Loses: numerical_jacobian.J numerical_jacobian.calls numerical_jacobian.inputs
# Mistake: J=other-step
def numerical_jacobian(f, x, h=1e-5):
    eps = 1e-6
    return np.stack([(f(x + step) - f(x - step)) / (2 * eps) for step in eps * np.eye(x.size)], axis=1)
