# About: Every row of every sheet is y.
# Loses: weight_jacobian.T weight_jacobian.inputs
# Mistake: T=every-slice-filled
def weight_jacobian(W, y):
    n = len(W)
    return np.zeros((n, n, y.size)) + y
