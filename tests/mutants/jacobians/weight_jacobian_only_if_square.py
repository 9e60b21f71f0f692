# About: Filled along the shorter side.
# Loses: weight_jacobian.T weight_jacobian.inputs
# Mistake: T=none
def weight_jacobian(W, y):
    n, m = W.shape
    T = np.zeros((n, n, m))
    for i in range(min(n, m)):
        T[i, i] = y
    return T
