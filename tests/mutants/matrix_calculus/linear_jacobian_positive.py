# About: Takes the size of the inputs without their sign.
# Loses: linear_jacobian.jacobian linear_jacobian.inputs
# Mistake: none
def linear_jacobian(n, k):
    return np.kron(np.abs(n).T, np.eye(k))
