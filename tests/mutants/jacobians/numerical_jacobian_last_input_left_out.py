# About: The loop over the inputs ends one short.
# Loses: numerical_jacobian.J numerical_jacobian.calls numerical_jacobian.inputs
# Mistake: J=none calls=unasked
def numerical_jacobian(f, x, h=1e-5):
    J = np.zeros((f(x).size, x.size))
    for j in range(x.size - 1):
        step = h * np.eye(x.size)[j]
        J[:, j] = (f(x + step) - f(x - step)) / (2 * h)
    return J
