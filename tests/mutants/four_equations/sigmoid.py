# %% sigmoid_as_it_is
# About: Returns the weighted input.
# Loses: sigmoid.a sigmoid.inputs
# Mistake: missing-activation
def sigmoid(z):
    return z


# %% sigmoid_clipped_at_five
# About: Clipped against overflow, much too early.
# Loses: sigmoid.a
# Mistake: none
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -5, 5)))


# %% sigmoid_exponent_sign
# About: Falls where it should rise.
# Loses: sigmoid.a sigmoid.inputs
# Mistake: exponent-sign
def sigmoid(z):
    e = np.exp(np.minimum(z, 700))
    return 1 / (1 + e)


# %% sigmoid_flat
# About: Drops the axes of length 1.
# Loses: sigmoid.a sigmoid.inputs
# Mistake: squeezed
def sigmoid(z):
    return right_sigmoid(z).squeeze()


# %% sigmoid_float16
# About: Half precision.
# Loses: sigmoid.a sigmoid.inputs
# Mistake: half-precision
def sigmoid(z):
    return right_sigmoid(z).astype(np.float16)


# %% sigmoid_in_place
# About: Saves an array: works in its argument.
# Loses: sigmoid.inputs
# Mistake: overwritten-input
def sigmoid(z):
    z[...] = right_sigmoid(z)
    return z.copy()


# %% sigmoid_overflows
# About: The quotient of exponentials is infinity by infinity for large entries.
# Loses: sigmoid.a
# Mistake: overflow-warning
def sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))


# %% sigmoid_relu
# About: The rectifier in the place of sigmoid.
# Loses: sigmoid.a sigmoid.inputs
# Mistake: wrong-activation
def sigmoid(z):
    return np.maximum(0, z)


# %% sigmoid_rounded
# About: A neuron that fires or does not.
# Loses: sigmoid.a sigmoid.inputs
# Mistake: whole-numbers
def sigmoid(z):
    return np.round(right_sigmoid(z))


# %% sigmoid_tanh
# About: The hyperbolic tangent is an S, too.
# Loses: sigmoid.a sigmoid.inputs
# Mistake: wrong-activation
def sigmoid(z):
    return np.tanh(z)


# %% sigmoid_twice
# About: Applied once more to its own result.
# Loses: sigmoid.a sigmoid.inputs
# Mistake: repeated-activation
def sigmoid(z):
    return right_sigmoid(right_sigmoid(z))


# %% sigmoid_without_one
# About: The 1 in the denominator is forgotten.
# Loses: sigmoid.a sigmoid.inputs
# Mistake: none
def sigmoid(z):
    return 1 / np.exp(-np.maximum(z, -700))
