# About: Reshapes n for itself, and everybody else.
# Loses: linear_jacobian.inputs
def linear_jacobian(n, k):
    J = np.kron(n.T, np.eye(k))
    n[...] = 0
    return J
