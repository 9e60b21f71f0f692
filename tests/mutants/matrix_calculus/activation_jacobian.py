# %% activation_jacobian_always_identity
# About: The identity matrix whatever the activation.
# Loses: activation_jacobian.sigmoid activation_jacobian.tanh activation_jacobian.relu
# Mistake: missing-activation
def activation_jacobian(d, activation):
    return np.eye(d.shape[1])


# %% activation_jacobian_diag_of_a_row
# About: np.diag of a row takes its first element out.
# Loses: activation_jacobian.identity activation_jacobian.sigmoid activation_jacobian.tanh activation_jacobian.relu activation_jacobian.inputs
# Mistake: diagonal-alone
def activation_jacobian(d, activation):
    n = activate(d, activation)
    s = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": 1.0 * (n > 0)}[activation]
    return np.diag(s)


# %% activation_jacobian_diagonal_times_sum
# About: The slopes added up, times the identity.
# Loses: activation_jacobian.identity activation_jacobian.sigmoid activation_jacobian.tanh activation_jacobian.relu activation_jacobian.inputs
# Mistake: summed-for-all
def activation_jacobian(d, activation):
    n = activate(d, activation)
    s = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": 1.0 * (n > 0)}[activation]
    return np.eye(d.shape[1]) * np.sum(s)


# %% activation_jacobian_identity_is_d
# About: The derivative of the identity is taken for d.
# Loses: activation_jacobian.identity
# Mistake: value-for-derivative
def activation_jacobian(d, activation):
    if activation == "identity":
        return np.diag(d[0])
    return right_activation_jacobian(d, activation)


# %% activation_jacobian_identity_zero
# About: No activation, no derivative.
# Loses: activation_jacobian.identity
# Mistake: zero
def activation_jacobian(d, activation):
    if activation == "identity":
        return np.zeros((d.shape[1], d.shape[1]))
    return right_activation_jacobian(d, activation)


# %% activation_jacobian_of_values
# About: The values on the diagonal, not the slopes.
# Loses: activation_jacobian.identity activation_jacobian.sigmoid activation_jacobian.tanh activation_jacobian.relu activation_jacobian.inputs
# Mistake: identity=value-for-derivative sigmoid=value-for-derivative tanh=value-for-derivative relu=value-for-derivative
def activation_jacobian(d, activation):
    return np.diag(activate(d, activation)[0])


# %% activation_jacobian_overwrites_d
# About: Puts the slopes where d was.
# Loses: activation_jacobian.inputs
def activation_jacobian(d, activation):
    n = activate(d, activation)
    s = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": 1.0 * (n > 0)}[activation]
    d[:] = s
    return np.diag(d[0])


# %% activation_jacobian_relu_leaks
# About: A leaky relu.
# Loses: activation_jacobian.relu
# Mistake: leaky-relu
def activation_jacobian(d, activation):
    if activation == "relu":
        return np.diag(np.where(d[0] > 0, 1, 0.01))
    return right_activation_jacobian(d, activation)


# %% activation_jacobian_relu_mask_of_booleans
# About: The mask left as True and False.
# Loses: activation_jacobian.relu
# Mistake: not-an-array
def activation_jacobian(d, activation):
    if activation == "relu":
        return np.diag(d[0] > 0)
    return right_activation_jacobian(d, activation)


# %% activation_jacobian_relu_other_side
# About: relu's slope is 1 on the negative side.
# Loses: activation_jacobian.relu
# Mistake: flipped-mask
def activation_jacobian(d, activation):
    if activation == "relu":
        return np.diag(1.0 * (d[0] < 0))
    return right_activation_jacobian(d, activation)


# %% activation_jacobian_row
# About: The slopes as a row, without the matrix.
# Loses: activation_jacobian.identity activation_jacobian.sigmoid activation_jacobian.tanh activation_jacobian.relu activation_jacobian.inputs
# Mistake: diagonal-alone
def activation_jacobian(d, activation):
    n = activate(d, activation)
    s = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": 1.0 * (n > 0)}[activation]
    return s


# %% activation_jacobian_rows_repeated
# About: The slopes in every row.
# Loses: activation_jacobian.identity activation_jacobian.sigmoid activation_jacobian.tanh activation_jacobian.relu activation_jacobian.inputs
# Mistake: not-diagonal
def activation_jacobian(d, activation):
    n = activate(d, activation)
    s = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": 1.0 * (n > 0)}[activation]
    return np.ones((d.shape[1], 1)) @ s


# %% activation_jacobian_sigmoid_at_n
# About: Sigmoid's slope taken at its value.
# Loses: activation_jacobian.sigmoid
# Mistake: derivative-of-output
def activation_jacobian(d, activation):
    if activation == "sigmoid":
        n = activate(activate(d, activation), activation)
        return np.diag((n * (1 - n))[0])
    return right_activation_jacobian(d, activation)


# %% activation_jacobian_sigmoid_half
# About: Sigmoid's second factor is missing.
# Loses: activation_jacobian.sigmoid
# Mistake: half-derivative
def activation_jacobian(d, activation):
    if activation == "sigmoid":
        return np.diag(1 - activate(d, activation)[0])
    return right_activation_jacobian(d, activation)


# %% activation_jacobian_tanh_as_sigmoid
# About: Sigmoid's formula, with the value of tanh.
# Loses: activation_jacobian.tanh
# Mistake: wrong-activation
def activation_jacobian(d, activation):
    n = activate(d, activation)[0]
    if activation in ("sigmoid", "tanh"):
        return np.diag(n * (1 - n))
    return right_activation_jacobian(d, activation)


# %% activation_jacobian_tanh_not_squared
# About: 1 - n for tanh.
# Loses: activation_jacobian.tanh
# Mistake: missing-square
def activation_jacobian(d, activation):
    if activation == "tanh":
        return np.diag(1 - np.tanh(d[0]))
    return right_activation_jacobian(d, activation)


# %% activation_jacobian_tanh_overflows
# About: Hyperbolic cosine squared, infinity over infinity for large entries.
# Loses: activation_jacobian.tanh
# Mistake: not-finite
def activation_jacobian(d, activation):
    if activation == "tanh":
        n = (np.exp(d) - np.exp(-d)) / (np.exp(d) + np.exp(-d))
        return np.diag(1 - n[0] ** 2)
    return right_activation_jacobian(d, activation)


# %% activation_jacobian_vector
# About: The slopes as a vector, without the matrix.
# Loses: activation_jacobian.identity activation_jacobian.sigmoid activation_jacobian.tanh activation_jacobian.relu activation_jacobian.inputs
# Mistake: diagonal-alone
def activation_jacobian(d, activation):
    n = activate(d, activation)
    s = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": 1.0 * (n > 0)}[activation]
    return s[0]
