# About: W is used as a sheet.
# Loses: weight_jacobian.inputs
# Mistake: inputs=overwritten-input
def weight_jacobian(W, y):
    T = right_weight_jacobian(W, y)
    W[:] = T[0]
    return T
