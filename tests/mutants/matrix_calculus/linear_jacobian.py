# %% linear_jacobian_columns_on_its_side
# About: The form of books with columns: I kron n, one row for each element of d.
# Loses: linear_jacobian.jacobian linear_jacobian.inputs
# Mistake: column-by-column+transposed-shape
def linear_jacobian(n, k):
    return np.kron(np.eye(k), n)


# %% linear_jacobian_first_input_only
# About: np.eye in a loop that overwrites the same block.
# Loses: linear_jacobian.jacobian linear_jacobian.inputs
# Mistake: none
def linear_jacobian(n, k):
    J = np.zeros((n.shape[1] * k, k))
    for x in n[0]:
        J[:k] = x * np.eye(k)
    return J


# %% linear_jacobian_identity_first
# About: The factors of the Kronecker product exchanged.
# Loses: linear_jacobian.jacobian linear_jacobian.inputs
# Mistake: column-by-column
def linear_jacobian(n, k):
    return np.kron(np.eye(k), n.T)


# %% linear_jacobian_identity_of_p
# About: The identity has the size of the input.
# Loses: linear_jacobian.jacobian linear_jacobian.inputs
# Mistake: wrong-identity
def linear_jacobian(n, k):
    return np.kron(n.T, np.eye(n.shape[1]))


# %% linear_jacobian_in_place
# About: Reshapes n for itself, and everybody else.
# Loses: linear_jacobian.inputs
def linear_jacobian(n, k):
    J = np.kron(n.T, np.eye(k))
    n[...] = 0
    return J


# %% linear_jacobian_minus
# About: A minus too many.
# Loses: linear_jacobian.jacobian linear_jacobian.inputs
# Mistake: sign
def linear_jacobian(n, k):
    return -np.kron(n.T, np.eye(k))


# %% linear_jacobian_on_its_side
# About: One row for each element of d: n where n^T belongs.
# Loses: linear_jacobian.jacobian linear_jacobian.inputs
# Mistake: transposed-shape
def linear_jacobian(n, k):
    return np.kron(n, np.eye(k))


# %% linear_jacobian_ones
# About: Ones in the place of the identity.
# Loses: linear_jacobian.jacobian linear_jacobian.inputs
# Mistake: not-diagonal
def linear_jacobian(n, k):
    return np.kron(n.T, np.ones((k, k)))


# %% linear_jacobian_positive
# About: Takes the size of the inputs without their sign.
# Loses: linear_jacobian.jacobian linear_jacobian.inputs
# Mistake: jacobian=sign-lost
def linear_jacobian(n, k):
    return np.kron(np.abs(n).T, np.eye(k))


# %% linear_jacobian_three_axes
# About: The full derivative by W, with an axis each for rows and columns.
# Loses: linear_jacobian.jacobian linear_jacobian.inputs
# Mistake: wrong-shape
def linear_jacobian(n, k):
    return np.einsum("i,jl->ijl", n[0], np.eye(k))


# %% linear_jacobian_whole_numbers
# About: Filled into a matrix of integers.
# Loses: linear_jacobian.jacobian linear_jacobian.inputs
# Mistake: whole-numbers
def linear_jacobian(n, k):
    J = np.zeros((n.shape[1] * k, k), dtype=int)
    for i in range(n.shape[1]):
        for j in range(k):
            J[i * k + j, j] = n[0, i]
    return J
