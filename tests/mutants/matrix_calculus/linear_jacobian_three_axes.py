# About: The full derivative by W, with an axis each for rows and columns.
# Loses: linear_jacobian.jacobian linear_jacobian.inputs
# Mistake: wrong-shape
def linear_jacobian(n, k):
    return np.einsum("i,jl->ijl", n[0], np.eye(k))
