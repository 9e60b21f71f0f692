# %% sigmoid_jacobian_as_softmax
# About: Taken for softmax.
# Loses: sigmoid_jacobian.J sigmoid_jacobian.inputs
# Mistake: J=wrong-activation
def logistic(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_jacobian(z):
    return right_softmax_jacobian(z)


# %% sigmoid_jacobian_as_tanh
# About: The slope of tanh.
# Loses: sigmoid_jacobian.J sigmoid_jacobian.inputs
# Mistake: J=wrong-activation
def logistic(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_jacobian(z):
    return np.diag(1 - np.tanh(z) ** 2)


# %% sigmoid_jacobian_half
# About: One factor is missing.
# Loses: sigmoid_jacobian.J sigmoid_jacobian.inputs
# Mistake: J=half-derivative
def logistic(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_jacobian(z):
    return np.diag(1 - logistic(z))


# %% sigmoid_jacobian_half_precision
# About: Worked out in float16.
# Loses: sigmoid_jacobian.J sigmoid_jacobian.inputs
# Mistake: J=half-precision
def sigmoid_jacobian(z):
    return right_sigmoid_jacobian(z).astype(np.float16)


# %% sigmoid_jacobian_negative
# About: A minus from the exponent stays.
# Loses: sigmoid_jacobian.J sigmoid_jacobian.inputs
# Mistake: J=sign
def logistic(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_jacobian(z):
    a = logistic(z)
    return np.diag(a * (a - 1))


# %% sigmoid_jacobian_of_logits
# About: The formula for the value is applied to the logits.
# Loses: sigmoid_jacobian.J sigmoid_jacobian.inputs
# Mistake: J=input-for-activation inputs=none
def sigmoid_jacobian(z):
    return np.diag(z * (1 - z))


# %% sigmoid_jacobian_outer
# About: An outer product in the place of the diagonal.
# Loses: sigmoid_jacobian.J sigmoid_jacobian.inputs
# Mistake: J=rows-for-diagonal
def logistic(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_jacobian(z):
    a = logistic(z)
    return np.outer(a, 1 - a)


# %% sigmoid_jacobian_overflows
# About: The quotient of exponentials overflows.
# Loses: sigmoid_jacobian.J
# Mistake: J=not-finite
def sigmoid_jacobian(z):
    e = np.exp(z)
    return np.diag(e / (1 + e) ** 2)


# %% sigmoid_jacobian_overwrites_z
# About: z is clipped in place.
# Loses: sigmoid_jacobian.inputs
# Mistake: inputs=overwritten-input
def logistic(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_jacobian(z):
    np.clip(z, -50, 50, out=z)
    return right_sigmoid_jacobian(z)


# %% sigmoid_jacobian_row
# About: The slopes as a matrix with one row.
# Loses: sigmoid_jacobian.J sigmoid_jacobian.inputs
# Mistake: J=diagonal-as-vector
def logistic(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_jacobian(z):
    a = logistic(z)
    return (a * (1 - a)).reshape(1, -1)


# %% sigmoid_jacobian_rows
# About: The slopes in every row.
# Loses: sigmoid_jacobian.J sigmoid_jacobian.inputs
# Mistake: J=rows-for-diagonal
def logistic(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_jacobian(z):
    a = logistic(z)
    return np.ones((z.size, 1)) * (a * (1 - a))


# %% sigmoid_jacobian_twice
# About: The sigmoid is applied once more before the slope is taken.
# Loses: sigmoid_jacobian.J sigmoid_jacobian.inputs
# Mistake: J=derivative-of-output
def logistic(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_jacobian(z):
    a = logistic(logistic(z))
    return np.diag(a * (1 - a))


# %% sigmoid_jacobian_values
# About: The values stand on the diagonal.
# Loses: sigmoid_jacobian.J sigmoid_jacobian.inputs
# Mistake: J=value-for-derivative
def logistic(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_jacobian(z):
    return np.diag(logistic(z))


# %% sigmoid_jacobian_vector
# About: The slopes are returned as they are.
# Loses: sigmoid_jacobian.J sigmoid_jacobian.inputs
# Mistake: J=diagonal-as-vector
def logistic(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_jacobian(z):
    a = logistic(z)
    return a * (1 - a)
