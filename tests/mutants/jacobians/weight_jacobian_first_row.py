# About: Row 0 of every sheet is filled.
# Loses: weight_jacobian.T weight_jacobian.inputs
# Mistake: T=none
def weight_jacobian(W, y):
    T = np.zeros((len(W), *W.shape))
    T[:, 0] = y
    return T
