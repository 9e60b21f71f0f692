# About: x itself is moved, and put back by half.
# Loses: numerical_jacobian.inputs
# Mistake: inputs=overwritten-input
def numerical_jacobian(f, x, h=1e-5):
    J = right_numerical_jacobian(f, x, h)
    x[0] += h
    return J
