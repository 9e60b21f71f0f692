# %% softmax_jacobian_as_sigmoid
# About: Taken for the sigmoid.
# Loses: softmax_jacobian.J softmax_jacobian.inputs
# Mistake: J=wrong-activation
def softmax_jacobian(z):
    return right_sigmoid_jacobian(z)


# %% softmax_jacobian_coupling
# About: The diagonal is left out.
# Loses: softmax_jacobian.J softmax_jacobian.inputs
# Mistake: J=coupling-only
def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def softmax_jacobian(z):
    a = softmax(z)
    return -np.outer(a, a)


# %% softmax_jacobian_diagonal
# About: The outer product is left out.
# Loses: softmax_jacobian.J softmax_jacobian.inputs
# Mistake: J=diagonal-only
def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def softmax_jacobian(z):
    return np.diag(softmax(z))


# %% softmax_jacobian_elementwise
# About: Every output is taken to depend on its own input only.
# Loses: softmax_jacobian.J softmax_jacobian.inputs
# Mistake: J=elementwise-softmax
def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def softmax_jacobian(z):
    a = softmax(z)
    return np.diag(a * (1 - a))


# %% softmax_jacobian_identity
# About: Ones on the diagonal.
# Loses: softmax_jacobian.J softmax_jacobian.inputs
# Mistake: J=identity-for-diagonal
def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def softmax_jacobian(z):
    a = softmax(z)
    return np.eye(z.size) - np.outer(a, a)


# %% softmax_jacobian_inner
# About: A vector of one axis is transposed, which does nothing: a number comes of the product.
# Loses: softmax_jacobian.J softmax_jacobian.inputs
# Mistake: J=inner-product
def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def softmax_jacobian(z):
    a = softmax(z)
    return np.diag(a) - a @ a.T


# %% softmax_jacobian_not_divided
# About: The exponentials are not divided by their sum.
# Loses: softmax_jacobian.J softmax_jacobian.inputs
# Mistake: J=not-normalised
def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def softmax_jacobian(z):
    e = np.exp(z - z.max())
    return np.diag(e) - np.outer(e, e)


# %% softmax_jacobian_of_minus_z
# About: The exponent has the other sign.
# Loses: softmax_jacobian.J softmax_jacobian.inputs
# Mistake: J=exponent-sign
def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def softmax_jacobian(z):
    a = softmax(-z)
    return np.diag(a) - np.outer(a, a)


# %% softmax_jacobian_overflows
# About: Exponentials of the scores as they come.
# Loses: softmax_jacobian.J
# Mistake: J=not-finite
def softmax_jacobian(z):
    e = np.exp(z)
    a = e / e.sum()
    return np.diag(a) - np.outer(a, a)


# %% softmax_jacobian_plus
# About: Plus in the place of minus.
# Loses: softmax_jacobian.J softmax_jacobian.inputs
# Mistake: J=coupling-sign
def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def softmax_jacobian(z):
    a = softmax(z)
    return np.diag(a) + np.outer(a, a)


# %% softmax_jacobian_rows_less
# About: a is subtracted from along the rows, not on the diagonal.
# Loses: softmax_jacobian.J softmax_jacobian.inputs
# Mistake: J=rows-for-diagonal
def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def softmax_jacobian(z):
    a = softmax(z)
    return a - np.outer(a, a)


# %% softmax_jacobian_shifts_z
# About: The largest score is subtracted in place.
# Loses: softmax_jacobian.inputs
# Mistake: inputs=overwritten-input
def softmax_jacobian(z):
    z -= z.max()
    return right_softmax_jacobian(z)


# %% softmax_jacobian_sign
# About: All of it with the other sign.
# Loses: softmax_jacobian.J softmax_jacobian.inputs
# Mistake: J=sign
def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def softmax_jacobian(z):
    a = softmax(z)
    return np.outer(a, a) - np.diag(a)


# %% softmax_jacobian_stabiliser_that_shows
# About: A small number is added to the sum.
# Loses: softmax_jacobian.J softmax_jacobian.inputs
# Mistake: J=none
def softmax_jacobian(z):
    e = np.exp(z - z.max())
    a = e / (e.sum() + 1e-3)
    return np.diag(a) - np.outer(a, a)


# %% softmax_jacobian_star
# About: The product of a with itself element by element.
# Loses: softmax_jacobian.J softmax_jacobian.inputs
# Mistake: J=elementwise-product
def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def softmax_jacobian(z):
    a = softmax(z)
    return np.diag(a) - a * a.T


# %% softmax_jacobian_vector
# About: The slopes of the elements by themselves, as a vector.
# Loses: softmax_jacobian.J softmax_jacobian.inputs
# Mistake: J=diagonal-as-vector
def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def softmax_jacobian(z):
    a = softmax(z)
    return a * (1 - a)
