# About: y fills columns, as if W were transposed.
# Loses: weight_jacobian.T weight_jacobian.inputs
# Mistake: T=axes-exchanged
def weight_jacobian(W, y):
    n, m = W.shape
    T = np.zeros((n, m, n))
    for i in range(n):
        T[i, :, i] = y
    return T
