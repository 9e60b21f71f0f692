# About: A formula of higher order, in which h is not the step that is asked for.
# Loses: numerical_jacobian.J numerical_jacobian.calls numerical_jacobian.inputs
# Mistake: J=other-step inputs=none
def numerical_jacobian(f, x, h=1e-5):
    columns = []
    for step in h * np.eye(x.size):
        near, far = f(x + step) - f(x - step), f(x + 2 * step) - f(x - 2 * step)
        columns.append((8 * near - far) / (12 * h))
    return np.stack(columns, axis=1)
