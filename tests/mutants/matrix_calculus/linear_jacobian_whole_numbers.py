# About: Filled into a matrix of integers.
# Loses: linear_jacobian.jacobian linear_jacobian.inputs
# Mistake: whole-numbers
def linear_jacobian(n, k):
    J = np.zeros((n.shape[1] * k, k), dtype=int)
    for i in range(n.shape[1]):
        for j in range(k):
            J[i * k + j, j] = n[0, i]
    return J
