# About: Ones in the place of the identity.
# Loses: linear_jacobian.jacobian linear_jacobian.inputs
# Mistake: not-diagonal
def linear_jacobian(n, k):
    return np.kron(n.T, np.ones((k, k)))
