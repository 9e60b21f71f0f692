# About: The difference is divided by 2 alone.
# Loses: numerical_jacobian.J numerical_jacobian.calls numerical_jacobian.inputs
# Mistake: J=undivided-difference
def numerical_jacobian(f, x, h=1e-5):
    return np.stack([(f(x + step) - f(x - step)) / 2 for step in h * np.eye(x.size)], axis=1)
