# About: Differences to the left of the point, the value there worked out each time.
# Loses: numerical_jacobian.J numerical_jacobian.calls numerical_jacobian.inputs
# Mistake: J=one-sided-difference
def numerical_jacobian(f, x, h=1e-5):
    return np.stack([(f(x) - f(x - step)) / h for step in h * np.eye(x.size)], axis=1)
