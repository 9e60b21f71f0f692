# About: The step is added to the whole vector.
# Loses: numerical_jacobian.J numerical_jacobian.calls numerical_jacobian.inputs
# Mistake: J=all-inputs-moved
def numerical_jacobian(f, x, h=1e-5):
    return np.stack([(f(x + h) - f(x - h)) / (2 * h) for _ in x], axis=1)
