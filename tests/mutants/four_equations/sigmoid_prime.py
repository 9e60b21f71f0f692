# %% sigmoid_prime_at_output
# About: Applies sigmoid to a once more.
# Loses: sigmoid_prime.slope sigmoid_prime.inputs
# Mistake: derivative-of-output
def sigmoid_prime(z):
    a = right_sigmoid(z)
    return right_sigmoid(a) * (1 - right_sigmoid(a))


# %% sigmoid_prime_negative
# About: The sign of the inner derivative is lost.
# Loses: sigmoid_prime.slope sigmoid_prime.inputs
# Mistake: sign
def sigmoid_prime(z):
    a = right_sigmoid(z)
    return a * (a - 1)


# %% sigmoid_prime_of_activation
# About: The formula for a, applied to z.
# Loses: sigmoid_prime.slope sigmoid_prime.inputs
# Mistake: input-for-activation
def sigmoid_prime(z):
    return z * (1 - z)


# %% sigmoid_prime_one_minus
# About: Only the second factor.
# Loses: sigmoid_prime.slope sigmoid_prime.inputs
# Mistake: half-derivative
def sigmoid_prime(z):
    return 1 - right_sigmoid(z)


# %% sigmoid_prime_overflows
# About: Infinity by infinity for large negative entries.
# Loses: sigmoid_prime.slope
# Mistake: not-finite
def sigmoid_prime(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2


# %% sigmoid_prime_overwrites_z
# About: Puts the activation where z was.
# Loses: sigmoid_prime.inputs
# Mistake: overwritten-input
def sigmoid_prime(z):
    z[...] = right_sigmoid(z)
    return z * (1 - z)


# %% sigmoid_prime_plus
# About: Plus where minus belongs.
# Loses: sigmoid_prime.slope sigmoid_prime.inputs
# Mistake: slope=sign-in-derivative inputs=none
def sigmoid_prime(z):
    a = right_sigmoid(z)
    return a * (1 + a)


# %% sigmoid_prime_quarter
# About: The largest slope everywhere.
# Loses: sigmoid_prime.slope sigmoid_prime.inputs
# Mistake: slope=argument-ignored
def sigmoid_prime(z):
    return np.full(z.shape, 0.25)


# %% sigmoid_prime_squared
# About: The slope comes in twice.
# Loses: sigmoid_prime.slope sigmoid_prime.inputs
# Mistake: repeated-activation
def sigmoid_prime(z):
    return right_sigmoid_prime(z) ** 2


# %% sigmoid_prime_tanh
# About: 1 - a^2, which belongs to tanh.
# Loses: sigmoid_prime.slope sigmoid_prime.inputs
# Mistake: wrong-activation
def sigmoid_prime(z):
    return 1 - right_sigmoid(z) ** 2


# %% sigmoid_prime_value
# About: Returns the activation.
# Loses: sigmoid_prime.slope sigmoid_prime.inputs
# Mistake: value-for-derivative
def sigmoid_prime(z):
    return right_sigmoid(z)
