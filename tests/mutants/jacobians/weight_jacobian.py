# %% weight_jacobian_columns
# About: y fills columns, as if W were transposed.
# Loses: weight_jacobian.T weight_jacobian.inputs
# Mistake: T=axes-exchanged
def weight_jacobian(W, y):
    n, m = W.shape
    T = np.zeros((n, m, n))
    for i in range(n):
        T[i, :, i] = y
    return T


# %% weight_jacobian_first_row
# About: Row 0 of every sheet is filled.
# Loses: weight_jacobian.T weight_jacobian.inputs
# Mistake: T=one-for-all
def weight_jacobian(W, y):
    T = np.zeros((len(W), *W.shape))
    T[:, 0] = y
    return T


# %% weight_jacobian_flat
# About: The sheets are laid out as rows.
# Loses: weight_jacobian.T weight_jacobian.inputs
# Mistake: T=flattened
def weight_jacobian(W, y):
    return right_weight_jacobian(W, y).reshape(len(W), -1)


# %% weight_jacobian_full
# About: Every row of every sheet is y.
# Loses: weight_jacobian.T weight_jacobian.inputs
# Mistake: T=every-slice-filled
def weight_jacobian(W, y):
    n = len(W)
    return np.zeros((n, n, y.size)) + y


# %% weight_jacobian_of_weights
# About: The row of weights stands where y belongs.
# Loses: weight_jacobian.T weight_jacobian.inputs
# Mistake: T=weights-for-inputs
def weight_jacobian(W, y):
    T = np.zeros((len(W), *W.shape))
    for i in range(len(W)):
        T[i, i] = W[i]
    return T


# %% weight_jacobian_one_matrix
# About: One matrix with y in each row.
# Loses: weight_jacobian.T weight_jacobian.inputs
# Mistake: T=sheets-summed
def weight_jacobian(W, y):
    return np.tile(y, (len(W), 1))


# %% weight_jacobian_only_if_square
# About: Filled along the shorter side.
# Loses: weight_jacobian.T weight_jacobian.inputs
# Mistake: T=none
def weight_jacobian(W, y):
    n, m = W.shape
    T = np.zeros((n, n, m))
    for i in range(min(n, m)):
        T[i, i] = y
    return T


# %% weight_jacobian_output_last
# About: The index of the output comes last.
# Loses: weight_jacobian.T weight_jacobian.inputs
# Mistake: T=axes-exchanged
def weight_jacobian(W, y):
    return right_weight_jacobian(W, y).transpose(1, 2, 0)


# %% weight_jacobian_overwrites_W
# About: W is used as a sheet.
# Loses: weight_jacobian.inputs
# Mistake: inputs=overwritten-input
def weight_jacobian(W, y):
    T = right_weight_jacobian(W, y)
    W[:] = T[0]
    return T


# %% weight_jacobian_products
# About: Weights times inputs: what is added up in z.
# Loses: weight_jacobian.T weight_jacobian.inputs
# Mistake: T=elementwise-product
def weight_jacobian(W, y):
    T = np.zeros((len(W), *W.shape))
    for i in range(len(W)):
        T[i, i] = W[i] * y
    return T


# %% weight_jacobian_returns_W
# About: The Jacobian by the input, which is W.
# Loses: weight_jacobian.T weight_jacobian.inputs
# Mistake: T=parameter-returned
def weight_jacobian(W, y):
    return W.copy()
