# About: The buffer holds whole numbers.
# Loses: numerical_jacobian.J numerical_jacobian.calls numerical_jacobian.inputs
# Mistake: J=whole-numbers
def numerical_jacobian(f, x, h=1e-5):
    J = np.zeros((f(x).size, x.size), dtype=int)
    for j, step in enumerate(h * np.eye(x.size)):
        J[:, j] = (f(x + step) - f(x - step)) / (2 * h)
    return J
