# %% vec_a_column
# About: Keeps an axis: a column.
# Loses: vec.w vec.inputs
# Mistake: not-flat
def vec(W):
    return W.reshape(-1, 1)


# %% vec_a_column_by_columns
# About: The column of columns that most books define.
# Loses: vec.w vec.inputs
# Mistake: column-by-column+not-flat
def vec(W):
    return np.concatenate([W[:, [j]] for j in range(W.shape[1])])


# %% vec_a_row
# About: Keeps an axis: a row, as everything else in the notebook.
# Loses: vec.w vec.inputs
# Mistake: not-flat
def vec(W):
    return W.reshape(1, W.size)


# %% vec_column_by_column
# About: Stacks columns, as most books do.
# Loses: vec.w vec.inputs
# Mistake: column-by-column
def vec(W):
    return W.T.flatten()


# %% vec_fortran_order
# About: Lets NumPy flatten in Fortran's order.
# Loses: vec.w vec.inputs
# Mistake: column-by-column
def vec(W):
    return W.flatten(order="F")


# %% vec_in_place
# About: Flattens the caller's array itself, and sorts out the sign of zeros in it.
# Loses: vec.inputs
def vec(W):
    W += 1.0
    w = W.ravel() - 1.0
    return w.copy()


# %% vec_nothing_done
# About: Returns the matrix.
# Loses: vec.w vec.inputs
# Mistake: not-flat
def vec(W):
    return W.copy()


# %% vec_rounded
# About: Rounds to three digits.
# Loses: vec.w vec.inputs
# Mistake: none
def vec(W):
    return np.round(W.reshape(-1), 3)
