# %% unvec_a_list
# About: A list of rows, not an array.
# Loses: unvec.W unvec.inputs
# Mistake: not-an-array
def unvec(w, shape):
    return [w[i * shape[1] : (i + 1) * shape[1]] for i in range(shape[0])]


# %% unvec_column_by_column
# About: Fills columns one after another.
# Loses: unvec.W unvec.inputs
# Mistake: column-by-column
def unvec(w, shape):
    return w.reshape(shape, order="F")


# %% unvec_in_place
# About: Divides the caller's vector on the way and does not put it back.
# Loses: unvec.inputs
def unvec(w, shape):
    W = w.reshape(shape).copy()
    w *= 0.5
    return W


# %% unvec_left_flat
# About: resize works in place and returns None, so the vector comes back as it was.
# Loses: unvec.W unvec.inputs
# Mistake: still-flat
def unvec(w, shape):
    W = w.copy()
    W.reshape(shape)
    return W


# %% unvec_one_row_short
# About: The last row is never filled.
# Loses: unvec.W unvec.inputs
# Mistake: none
def unvec(w, shape):
    W = np.zeros(shape)
    for i in range(shape[0] - 1):
        W[i] = w[i * shape[1] : (i + 1) * shape[1]]
    return W


# %% unvec_sizes_exchanged
# About: Takes the shape the wrong way round.
# Loses: unvec.W unvec.inputs
# Mistake: swapped-sizes
def unvec(w, shape):
    k, p = shape
    return w.reshape(p, k)


# %% unvec_sizes_exchanged_and_turned
# About: Cuts into rows of the wrong length, and transposes to get the shape right.
# Loses: unvec.W unvec.inputs
# Mistake: column-by-column
def unvec(w, shape):
    return w.reshape(shape[1], shape[0]).T


# %% unvec_transposed
# About: The right matrix, on its side.
# Loses: unvec.W unvec.inputs
# Mistake: transposed-shape
def unvec(w, shape):
    return w.reshape(shape).T
