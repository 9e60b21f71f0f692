# About: One matrix with y in each row.
# Loses: weight_jacobian.T weight_jacobian.inputs
# Mistake: T=sheets-summed
def weight_jacobian(W, y):
    return np.tile(y, (len(W), 1))
