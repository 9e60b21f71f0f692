# About: The factors of the Kronecker product exchanged.
# Loses: linear_jacobian.jacobian linear_jacobian.inputs
# Mistake: column-by-column
def linear_jacobian(n, k):
    return np.kron(np.eye(k), n.T)
