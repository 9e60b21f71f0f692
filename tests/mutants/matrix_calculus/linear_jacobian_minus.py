# About: A minus too many.
# Loses: linear_jacobian.jacobian linear_jacobian.inputs
# Mistake: sign
def linear_jacobian(n, k):
    return -np.kron(n.T, np.eye(k))
