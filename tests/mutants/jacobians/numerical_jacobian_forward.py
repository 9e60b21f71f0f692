# About: Differences to the right of the point, the value there worked out once.
# Loses: numerical_jacobian.J numerical_jacobian.calls numerical_jacobian.inputs
# Mistake: J=one-sided-difference calls=unasked
def numerical_jacobian(f, x, h=1e-5):
    here = f(x)
    return np.stack([(f(x + step) - here) / h for step in h * np.eye(x.size)], axis=1)
