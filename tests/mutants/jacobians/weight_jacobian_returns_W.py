# About: The Jacobian by the input, which is W.
# Loses: weight_jacobian.T weight_jacobian.inputs
# Mistake: T=parameter-returned
def weight_jacobian(W, y):
    return W.copy()
