# %% cross_entropy_best_guess
# About: Takes the logarithm of the largest probability, whatever the label.
# Loses: cross_entropy.J
# Mistake: none
def cross_entropy(AL, Y):
    m = AL.shape[1]
    P = np.maximum(AL, 1e-15)
    J = -np.log(P.max(axis=0)).mean()
    return J, -Y / P / m


# %% cross_entropy_binary
# About: The cost of two classes, with (1 - Y) log(1 - AL), and its gradient.
# Loses: cross_entropy.J
# Mistake: binary-cross-entropy
def cross_entropy(AL, Y):
    m = Y.shape[1]
    A = np.clip(AL, 1e-6, 1 - 1e-6)
    cost = -(1 / m) * np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dAL = -(np.divide(Y, A) - np.divide(1 - Y, 1 - A)) / m
    return np.squeeze(cost), dAL


# %% cross_entropy_binary_gradient
# About: The right cost with the gradient of the cost of two classes.
# Loses: cross_entropy.dAL
# Mistake: binary-cross-entropy
def cross_entropy(AL, Y):
    m = Y.shape[1]
    A = np.clip(AL, 1e-6, 1 - 1e-6)
    J = -np.sum(Y * np.log(np.maximum(AL, 1e-15))) / m
    dAL = (A - Y) / (A * (1 - A)) / m
    return J, dAL


# %% cross_entropy_bits
# About: Measures in bits: log2.
# Loses: cross_entropy.J
# Mistake: wrong-logarithm
def cross_entropy(AL, Y):
    P = np.maximum(AL, 1e-30)
    J = -np.sum(Y * np.log2(P), axis=0).mean()
    return J, -Y / P / Y.shape[1]


# %% cross_entropy_clips_in_place
# About: Replaces the small probabilities in AL itself.
# Loses: cross_entropy.inputs
# Mistake: inputs=overwritten-input
def cross_entropy(AL, Y):
    AL[AL < 1e-15] = 1e-15
    m = AL.shape[1]
    J = -np.sum(Y * np.log(AL)) / m
    return J, -Y / AL / m


# %% cross_entropy_cost_negative
# About: The minus sign of the cost is missing.
# Loses: cross_entropy.J
# Mistake: sign
def cross_entropy(AL, Y):
    _, m = AL.shape
    P = np.maximum(AL, 1e-15)
    J = np.sum(Y * np.log(P)) / m
    dAL = -Y / (m * P)
    return J, dAL


# %% cross_entropy_cost_np_mean
# About: np.mean in the cost only.
# Loses: cross_entropy.J
# Mistake: mean-over-everything
def cross_entropy(AL, Y):
    eps = 1e-20
    J = np.mean(-Y * np.log(AL + eps))
    dAL = -Y / (AL + eps) / AL.shape[1]
    return J, dAL


# %% cross_entropy_epsilon_1e_5
# About: Adds 1e-5 to every probability.
# Loses: cross_entropy.J
# Mistake: none
def cross_entropy(AL, Y):
    m = AL.shape[1]
    P = AL + 1e-5
    return -np.sum(Y * np.log(P)) / m, -Y / P / m


# %% cross_entropy_gradient_of_the_sum
# About: The cost is a mean, its gradient is not.
# Loses: cross_entropy.dAL
# Mistake: missing-mean
def cross_entropy(AL, Y):
    m = Y.shape[1]
    P = np.clip(AL, 1e-12, None)
    cost = -1 / m * np.sum(np.multiply(Y, np.log(P)))
    return float(cost), np.divide(-Y, P)


# %% cross_entropy_gradient_positive
# About: The minus sign of the gradient is missing.
# Loses: cross_entropy.dAL
# Mistake: sign
def cross_entropy(AL, Y):
    _, m = AL.shape
    P = np.maximum(AL, 1e-15)
    J = -np.sum(Y * np.log(P)) / m
    dAL = Y / (m * P)
    return J, dAL


# %% cross_entropy_gradient_unprotected
# About: The cost is protected against zeros in AL, its gradient is not.
# Loses: cross_entropy.dAL
# Mistake: not-finite
def cross_entropy(AL, Y):
    m = AL.shape[1]
    J = -np.sum(Y * np.log(AL + 1e-15)) / m
    dAL = -(1 / m) * (Y / AL)
    return J, dAL


# %% cross_entropy_half
# About: Carries the 1/2 of the quadratic cost over.
# Loses: cross_entropy.J
# Mistake: constant-factor
def cross_entropy(AL, Y):
    m = AL.shape[1]
    P = np.maximum(AL, 1e-15)
    J = -1 / (2 * m) * np.sum(Y * np.log(P))
    return J, -Y / P / m


# %% cross_entropy_log10
# About: The logarithm to base 10.
# Loses: cross_entropy.J
# Mistake: wrong-logarithm
def cross_entropy(AL, Y):
    m = Y.shape[1]
    safe = np.where(AL == 0, 1e-12, AL)
    J = -np.log10(safe[Y == 1]).sum() / m
    dAL = -Y / safe / m
    return J, dAL


# %% cross_entropy_mean_over_classes
# About: m is AL.shape[0], the number of classes.
# Loses: cross_entropy.J
# Mistake: mean-over-features
def cross_entropy(AL, Y):
    m = AL.shape[0]
    AL = np.maximum(AL, 1e-15)
    J = -np.sum(Y * np.log(AL)) / m
    dAL = -(Y / AL) / m
    return J, dAL


# %% cross_entropy_no_quotient
# About: The derivative of Y log AL is taken to be Y.
# Loses: cross_entropy.dAL
# Mistake: missing-reciprocal
def cross_entropy(AL, Y):
    m = AL.shape[1]
    J = -np.sum(Y * np.log(np.maximum(AL, 1e-15))) / m
    dAL = -Y / m
    return J, dAL


# %% cross_entropy_np_mean
# About: np.mean over all elements: divided by k m.
# Loses: cross_entropy.J
# Mistake: mean-over-everything
def cross_entropy(AL, Y):
    P = np.maximum(AL, 1e-30)
    return -np.mean(Y * np.log(P)), -Y / P / Y.size


# %% cross_entropy_only_the_cost
# About: Returns J without dAL.
# Loses: cross_entropy.J cross_entropy.dAL cross_entropy.inputs
# Mistake: malformed-result
def cross_entropy(AL, Y):
    m = AL.shape[1]
    J = -np.sum(Y * np.log(np.maximum(AL, 1e-15))) / m
    return J


# %% cross_entropy_per_sample
# About: One cost a sample; the mean over the samples is missing.
# Loses: cross_entropy.J
# Mistake: missing-mean+not-summed
def cross_entropy(AL, Y):
    P = np.maximum(AL, 1e-15)
    J = -np.sum(Y * np.log(P), axis=0)
    dAL = -Y / P / AL.shape[1]
    return J, dAL


# %% cross_entropy_product_for_quotient
# About: Multiplies by AL where it should divide.
# Loses: cross_entropy.dAL
# Mistake: missing-reciprocal
def cross_entropy(AL, Y):
    m = AL.shape[1]
    J = -np.sum(Y * np.log(np.maximum(AL, 1e-15))) / m
    dAL = -1 / m * Y * AL
    return J, dAL


# %% cross_entropy_rounded
# About: Rounds the cost to three digits.
# Loses: cross_entropy.J
# Mistake: none
def cross_entropy(AL, Y):
    m = AL.shape[1]
    P = np.maximum(AL, 1e-15)
    J = -np.sum(Y * np.log(P)) / m
    return round(float(J), 3), -Y / P / m


# %% cross_entropy_running_average
# About: Returns the average of this cost and that of the call before, for a smoother curve.
# Loses: cross_entropy.J
# Mistake: none
last = None


def cross_entropy(AL, Y):
    global last
    m = AL.shape[1]
    P = np.maximum(AL, 1e-15)
    J = float(-np.sum(Y * np.log(P)) / m)
    smooth = J if last is None else 0.5 * (last + J)
    last = J
    return smooth, -Y / P / m


# %% cross_entropy_softmax_folded_in
# About: Returns the gradient in Z of softmax and cost together.
# Loses: cross_entropy.dAL
# Mistake: softmax-folded-in
def cross_entropy(AL, Y):
    m = AL.shape[1]
    J = -(1 / m) * np.sum(Y * np.log(np.maximum(AL, 1e-15)))
    return J, (AL - Y) / m


# %% cross_entropy_stabiliser_that_shows
# About: Adds 1e-3 to every probability.
# Loses: cross_entropy.J
# Mistake: none
EPSILON = 1e-3


def cross_entropy(AL, Y):
    m = AL.shape[1]
    J = -np.sum(Y * np.log(AL + EPSILON)) / m
    return J, -Y / (AL + EPSILON) / m


# %% cross_entropy_sum
# About: The sum over the samples, in the cost and in its gradient.
# Loses: cross_entropy.J
# Mistake: missing-mean
def cross_entropy(AL, Y):
    P = np.maximum(AL, 1e-15)
    J = -np.sum(Y * np.log(P))
    dAL = -Y / P
    return J, dAL


# %% cross_entropy_text
# About: Formats J for the printout, and returns the text.
# Loses: cross_entropy.J
# Mistake: not-an-array
def cross_entropy(AL, Y):
    m = AL.shape[1]
    P = np.maximum(AL, 1e-15)
    J = -np.sum(Y * np.log(P)) / m
    return f"{J:.6f}", -Y / P / m


# %% cross_entropy_two_bits_sum
# About: Two mistakes in J: the sum over the samples, in bits.
# Loses: cross_entropy.J
# Mistake: missing-mean+wrong-logarithm
def cross_entropy(AL, Y):
    P = np.maximum(AL, 1e-15)
    J = -np.sum(Y * np.log2(P))
    return J, -Y / P / AL.shape[1]


# %% cross_entropy_two_folded_sum
# About: Two mistakes in dAL: the gradient in Z, and of the sum.
# Loses: cross_entropy.dAL
# Mistake: missing-mean+softmax-folded-in
def cross_entropy(AL, Y):
    m = AL.shape[1]
    J = -np.sum(Y * np.log(np.maximum(AL, 1e-15))) / m
    dAL = AL - Y
    return J, dAL


# %% cross_entropy_two_sum_sign
# About: Two mistakes in both results: neither the mean nor the minus sign.
# Loses: cross_entropy.J
# Mistake: missing-mean+sign
def cross_entropy(AL, Y):
    P = np.maximum(AL, 1e-15)
    return np.sum(Y * np.log(P)), Y / P


# %% cross_entropy_unprotected
# About: Nothing is done about zeros in AL.
# Loses: cross_entropy.J cross_entropy.dAL
# Mistake: not-finite
def cross_entropy(AL, Y):
    m = AL.shape[1]
    J = -np.sum(Y * np.log(AL)) / m
    dAL = -Y / AL / m
    return J, dAL
