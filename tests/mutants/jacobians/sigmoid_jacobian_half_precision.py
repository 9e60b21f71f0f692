# About: Worked out in float16.
# Loses: sigmoid_jacobian.J sigmoid_jacobian.inputs
# Mistake: J=half-precision
def sigmoid_jacobian(z):
    return right_sigmoid_jacobian(z).astype(np.float16)
