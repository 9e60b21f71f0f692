# About: The index of the output comes last.
# Loses: weight_jacobian.T weight_jacobian.inputs
# Mistake: T=axes-exchanged
def weight_jacobian(W, y):
    return right_weight_jacobian(W, y).transpose(1, 2, 0)
