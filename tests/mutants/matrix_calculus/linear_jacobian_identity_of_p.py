# About: The identity has the size of the input.
# Loses: linear_jacobian.jacobian linear_jacobian.inputs
# Mistake: wrong-identity
def linear_jacobian(n, k):
    return np.kron(n.T, np.eye(n.shape[1]))
