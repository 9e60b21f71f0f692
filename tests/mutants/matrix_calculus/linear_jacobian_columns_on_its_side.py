# About: The form of books with columns: I kron n, one row for each element of d.
# Loses: linear_jacobian.jacobian linear_jacobian.inputs
# Mistake: column-by-column+transposed-shape
def linear_jacobian(n, k):
    return np.kron(np.eye(k), n)
