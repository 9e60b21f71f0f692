# About: One row for each element of d: n where n^T belongs.
# Loses: linear_jacobian.jacobian linear_jacobian.inputs
# Mistake: transposed-shape
def linear_jacobian(n, k):
    return np.kron(n, np.eye(k))
