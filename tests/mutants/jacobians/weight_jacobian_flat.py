# About: The sheets are laid out as rows.
# Loses: weight_jacobian.T weight_jacobian.inputs
# Mistake: T=flattened
def weight_jacobian(W, y):
    return right_weight_jacobian(W, y).reshape(len(W), -1)
