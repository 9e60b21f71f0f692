# %% activation_backward_at_A
# About: Applies sigmoid once more, to A, before it takes the derivative.
# Loses: activation_backward.sigmoid
# Mistake: derivative-of-output
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def activation_backward(dA, cache, activation):
    A = cache
    if activation == "sigmoid":
        return dA * sigmoid(A) * (1 - sigmoid(A))
    return right_activation_backward(dA, cache, activation)


# %% activation_backward_half_precision
# About: The derivatives of sigmoid and tanh are taken of A in float16.
# Loses: activation_backward.sigmoid activation_backward.tanh
# Mistake: half-precision
def activation_backward(dA, cache, activation):
    a = cache.astype(np.half)
    if activation == "sigmoid":
        return (dA.astype(np.half) * (a * (1 - a))).astype(dA.dtype)
    if activation == "tanh":
        return (dA.astype(np.half) * (1 - a * a)).astype(dA.dtype)
    return right_activation_backward(dA, cache, activation)


# %% activation_backward_last_unit_left_out
# About: The loop over the units of relu ends one short.
# Loses: activation_backward.relu
# Mistake: none
def activation_backward(dA, cache, activation):
    if activation == "relu":
        dZ = np.zeros_like(dA)
        for j in range(dA.shape[0] - 1):
            for i in range(dA.shape[1]):
                if cache[j][i] > 0:
                    dZ[j][i] = dA[j][i]
        return dZ
    return right_activation_backward(dA, cache, activation)


# %% activation_backward_relu_as_sigmoid
# About: Everything that is not tanh or softmax gets sigmoid's derivative, relu included.
# Loses: activation_backward.relu
# Mistake: wrong-activation
def activation_forward(Z, activation):
    return right_activation_forward(Z, activation)[0], Z


def activation_backward(dA, cache, activation):
    if activation == "tanh":
        return dA / np.cosh(cache) ** 2
    if activation == "softmax":
        A, _ = right_activation_forward(cache, "softmax")
        return A * (dA - (A * dA).sum(axis=0))
    s = right_activation_forward(cache, "sigmoid")[0]
    return dA * s * (1 - s)


# %% activation_backward_relu_both_masks
# About: Lets only a positive dA through, besides the mask that belongs there: right for a positive upstream gradient.
# Loses: activation_backward.relu
# Mistake: mask-from-upstream
def activation_backward(dA, cache, activation):
    if activation == "relu":
        return np.maximum(dA, 0) * (cache > 0)
    return right_activation_backward(dA, cache, activation)


# %% activation_backward_relu_flipped
# About: The mask is 1 where Z is negative.
# Loses: activation_backward.relu
# Mistake: flipped-mask
def activation_forward(Z, activation):
    return right_activation_forward(Z, activation)[0], Z


def activation_backward(dA, cache, activation):
    Z = cache
    if activation == "relu":
        return dA * (Z < 0)
    A = right_activation_forward(Z, activation)[1]
    return right_activation_backward(dA, A, activation)


# %% activation_backward_relu_leaks
# About: The way back of a leaky ReLU behind a plain one.
# Loses: activation_backward.relu
# Mistake: leaky-relu
def activation_forward(Z, activation):
    A, _ = right_activation_forward(Z, activation)
    return A, (Z, A)


def activation_backward(dA, cache, activation, alpha=0.01):
    Z, A = cache
    if activation == "relu":
        slope = np.ones_like(Z)
        slope[Z < 0] = alpha
        return slope * dA
    return right_activation_backward(dA, A, activation)


# %% activation_backward_relu_mask_of_dA
# About: Sets dZ to zero where dA is negative.
# Loses: activation_backward.relu
# Mistake: mask-from-upstream
def activation_backward(dA, cache, activation):
    if activation == "relu":
        dZ = dA.copy()
        dZ[dA <= 0] = 0
        return dZ
    return right_activation_backward(dA, cache, activation)


# %% activation_backward_relu_overwrites_dA
# About: Sets the entries of dA itself to zero and returns it.
# Loses: activation_backward.inputs
# Mistake: inputs=overwritten-input
def activation_backward(dA, cache, activation):
    if activation == "relu":
        dA[cache <= 0] = 0
        return dA
    return right_activation_backward(dA, cache, activation)


# %% activation_backward_relu_passes_dA
# About: ReLU hands dA on: the mask is missing.
# Loses: activation_backward.relu
# Mistake: passed-through
def activation_backward(dA, cache, activation):
    if activation == "relu":
        dZ = np.array(dA, copy=True)
        return dZ
    return right_activation_backward(dA, cache, activation)


# %% activation_backward_sigmoid_as_tanh
# About: Uses 1 - a^2 for sigmoid, too.
# Loses: activation_backward.sigmoid
# Mistake: wrong-activation
def activation_forward(Z, activation):
    A = right_activation_forward(Z, activation)[0]
    return A, {"Z": Z, "A": A}


def activation_backward(dA, cache, activation):
    if activation in ["sigmoid", "tanh"]:
        t = np.tanh(cache["Z"])
        return dA * (1 - t ** 2)
    return right_activation_backward(dA, cache["A"], activation)


# %% activation_backward_sigmoid_half
# About: Leaves the factor a out of sigmoid's derivative.
# Loses: activation_backward.sigmoid
# Mistake: half-derivative
def activation_backward(dA, cache, activation):
    A = cache
    if activation == "sigmoid":
        dZ = dA * (1 - A)
    elif activation == "tanh":
        dZ = dA * (1 - np.power(A, 2))
    elif activation == "relu":
        dZ = np.where(A > 0, dA, 0)
    else:
        dZ = A * (dA - np.sum(A * dA, axis=0))
    return dZ


# %% activation_backward_sigmoid_spoils_cache
# About: Builds the derivative of sigmoid in the array that the cache holds.
# Loses: activation_backward.sigmoid activation_backward.inputs
# Mistake: spoilt-cache
def activation_backward(dA, cache, activation):
    if activation == "sigmoid":
        cache *= 1 - cache
        return dA * cache
    return right_activation_backward(dA, cache, activation)


# %% activation_backward_sigmoid_twice
# About: The derivative of sigmoid is multiplied in twice.
# Loses: activation_backward.sigmoid
# Mistake: repeated-activation
def activation_backward(dA, cache, activation):
    dZ = right_activation_backward(dA, cache, activation)
    if activation == "sigmoid":
        g = cache * (1 - cache)
        dZ = dZ * g
    return dZ


# %% activation_backward_softmax_batch_sum
# About: <a, dA> is summed over the whole batch: the axis is missing.
# Loses: activation_backward.softmax
# Mistake: summed-over-batch
def activation_backward(dA, cache, activation):
    A = cache
    if activation == "softmax":
        return A * (dA - np.sum(A * dA))
    return right_activation_backward(dA, A, activation)


# %% activation_backward_softmax_diagonal
# About: The Jacobian of softmax is diag(a), without - a a^T.
# Loses: activation_backward.softmax
# Mistake: diagonal-only
def activation_backward(dA, cache, activation):
    if activation != "softmax":
        return right_activation_backward(dA, cache, activation)
    dZ = np.zeros_like(dA)
    for i in range(dA.shape[1]):
        J = np.diag(cache[:, i])
        dZ[:, i] = J @ dA[:, i]
    return dZ


# %% activation_backward_softmax_elementwise
# About: Treats softmax like sigmoid: a (1 - a) dA.
# Loses: activation_backward.softmax
# Mistake: elementwise-softmax
def activation_backward(dA, cache, activation):
    A = cache
    if activation in ("sigmoid", "softmax"):
        return dA * A * (1 - A)
    elif activation == "tanh":
        return dA * (1 - A ** 2)
    elif activation == "relu":
        return dA * (A > 0)


# %% activation_backward_softmax_into_integers
# About: Collects the columns in an array of integers.
# Loses: activation_backward.softmax
# Mistake: zero
def activation_backward(dA, cache, activation):
    if activation == "softmax":
        A = cache
        dZ = np.zeros(dA.shape, dtype=int)
        for i in range(dA.shape[1]):
            dZ[:, i] = (np.diag(A[:, i]) - np.outer(A[:, i], A[:, i])) @ dA[:, i]
        return dZ
    return right_activation_backward(dA, cache, activation)


# %% activation_backward_softmax_jacobian_of_sample_0
# About: One Jacobian, that of the first sample, for all of them.
# Loses: activation_backward.softmax
# Mistake: one-sample-for-all
def activation_backward(dA, cache, activation):
    if activation == "softmax":
        a = cache[:, [0]]
        M = np.diagflat(a) - np.dot(a, a.T)
        return M @ dA
    return right_activation_backward(dA, cache, activation)


# %% activation_backward_softmax_last_sample
# About: dZ is made anew for every sample: only the last column is left.
# Loses: activation_backward.softmax
# Mistake: last-sample-only
def activation_backward(dA, cache, activation):
    A = cache
    if activation == "softmax":
        for i in range(A.shape[1]):
            dZ = np.zeros(A.shape, A.dtype)
            a = A[:, i:i + 1]
            dZ[:, i:i + 1] = (np.diagflat(a) - a @ a.T) @ dA[:, i:i + 1]
        return dZ
    return right_activation_backward(dA, A, activation)


# %% activation_backward_softmax_plus
# About: diag(a) + a a^T: the sign between the two parts is wrong.
# Loses: activation_backward.softmax
# Mistake: coupling-sign
def activation_backward(dA, cache, activation):
    A = cache
    if activation == "softmax":
        J = np.einsum("pi,pq->ipq", A, np.eye(len(A))) + np.einsum("pi,qi->ipq", A, A)
        return np.einsum("ipq,qi->pi", J, dA)
    return right_activation_backward(dA, A, activation)


# %% activation_backward_softmax_stack
# About: Returns the Jacobians themselves, a stack of matrices.
# Loses: activation_backward.softmax
# Mistake: wrong-shape
def activation_backward(dA, cache, activation):
    if activation == "softmax":
        return np.array([np.diag(a) - np.outer(a, a) for a in cache.T])
    return right_activation_backward(dA, cache, activation)


# %% activation_backward_softmax_sum_over_samples
# About: <a, dA> is summed over the samples instead of the classes.
# Loses: activation_backward.softmax
# Mistake: softmax-over-samples
def activation_backward(dA, cache, activation):
    A = cache
    if activation == "softmax":
        return A * (dA - np.sum(A * dA, axis=1, keepdims=True))
    return right_activation_backward(dA, A, activation)


# %% activation_backward_softmax_without_a
# About: What softmax's values multiply by at the end is forgotten.
# Loses: activation_backward.softmax
# Mistake: softmax-term-missing
def activation_backward(dA, cache, activation):
    if activation != "softmax":
        return right_activation_backward(dA, cache, activation)
    return dA - (dA * cache).sum(axis=0, keepdims=True)


# %% activation_backward_tanh_and_relu_times_value
# About: Takes the activation's value for its derivative in relu and tanh.
# Loses: activation_backward.tanh activation_backward.relu
# Mistake: value-for-derivative
def activation_backward(dA, cache, activation):
    A = cache
    if activation in ("tanh", "relu"):
        g = A
    elif activation == "sigmoid":
        g = A * (1 - A)
    else:
        return right_activation_backward(dA, cache, "softmax")
    return np.multiply(dA, g)


# %% activation_backward_tanh_at_A
# About: The cache holds A, and is taken for Z: 1 - tanh(A)^2.
# Loses: activation_backward.tanh
# Mistake: derivative-of-output
def activation_backward(dA, cache, activation):
    Z = cache
    if activation == "tanh":
        dZ = dA * (1 - np.tanh(Z) ** 2)
    else:
        dZ = right_activation_backward(dA, cache, activation)
    return dZ


# %% activation_backward_tanh_floor
# About: Keeps the derivative of tanh at 0.05 at least, so that it cannot vanish.
# Loses: activation_backward.tanh
# Mistake: none
def activation_backward(dA, cache, activation):
    if activation == "tanh":
        return dA * np.maximum(1 - cache ** 2, 0.05)
    return right_activation_backward(dA, cache, activation)


# %% activation_backward_tanh_noise
# About: Adds a little noise against dead units; nobody told him that the gradient has to be right.
# Loses: activation_backward.tanh
# Mistake: none
def activation_backward(dA, cache, activation):
    dZ = right_activation_backward(dA, cache, activation)
    if activation == "tanh":
        dZ = dZ + 1e-4 * np.random.randn(*dZ.shape)
    return dZ


# %% activation_backward_tanh_not_squared
# About: 1 - a instead of 1 - a^2.
# Loses: activation_backward.tanh
# Mistake: missing-square
def activation_backward(dA, cache, activation):
    A = cache
    if activation == "tanh":
        return dA * (1 - A)
    return right_activation_backward(dA, A, activation)


# %% activation_backward_tanh_times_value
# About: Multiplies by tanh itself, not by its derivative.
# Loses: activation_backward.tanh
# Mistake: value-for-derivative
def activation_backward(dA, cache, activation):
    if activation == "tanh":
        return dA * cache
    return right_activation_backward(dA, cache, activation)


# %% activation_backward_tanh_two
# About: A 2 for the 1 in tanh's derivative.
# Loses: activation_backward.tanh
# Mistake: other-number
def activation_backward(dA, cache, activation):
    A = cache
    return dA * (2 - A * A) if activation == "tanh" else right_activation_backward(dA, cache, activation)


# %% activation_backward_two_softmax_mean
# About: Two mistakes for softmax: treated as elementwise, and divided by the number of samples.
# Loses: activation_backward.softmax
# Mistake: elementwise-softmax+extra-mean
def activation_backward(dA, cache, activation):
    A = cache
    if activation == "softmax":
        m = A.shape[1]
        return (1 / m) * dA * A * (1 - A)
    return right_activation_backward(dA, A, activation)


# %% activation_backward_two_tanh
# About: Two mistakes for tanh: the square is missing, and the difference is the wrong way round.
# Loses: activation_backward.tanh
# Mistake: missing-square+sign
def activation_backward(dA, cache, activation):
    if activation == "tanh":
        return dA * (cache - 1)
    return right_activation_backward(dA, cache, activation)


# %% activation_backward_without_upstream
# About: Returns the derivative of the activation and leaves dA out of it.
# Loses: activation_backward.sigmoid activation_backward.tanh activation_backward.relu
# Mistake: upstream-ignored
def activation_backward(dA, cache, activation):
    A = cache
    if activation == "sigmoid":
        dZ = A * (1 - A)
    if activation == "tanh":
        dZ = 1 - A**2
    if activation == "relu":
        dZ = np.array(A > 0, dtype=A.dtype)
    if activation == "softmax":
        dZ = A * dA - A * np.sum(A * dA, axis=0, keepdims=True)
    return dZ


# %% activation_forward_relu_below_one
# About: ReLU cuts at 1 instead of 0.
# Loses: activation_forward.relu
# Mistake: none
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "relu":
        A = Z * (Z > 1)
    return A, cache


# %% activation_forward_relu_leaks
# About: ReLU with a slope of 0.01 on the negative side.
# Loses: activation_forward.relu
# Mistake: leaky-relu
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "relu":
        A = np.maximum(0.01 * Z, Z)
    return A, cache


# %% activation_forward_relu_overwrites_Z
# About: ReLU sets the negative entries of Z itself to zero.
# Loses: activation_forward.inputs
# Mistake: inputs=overwritten-input
def activation_forward(Z, activation):
    if activation == "relu":
        Z[Z < 0] = 0
        return Z.copy(), Z.copy()
    return right_activation_forward(Z, activation)


# %% activation_forward_relu_six
# About: Cuts ReLU off at 6, as in a network for telephones.
# Loses: activation_forward.relu
# Mistake: none
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "relu":
        A = np.minimum(np.maximum(Z, 0), 6)
    return A, cache


# %% activation_forward_sigmoid_base_two
# About: Sigmoid with 2.718 for e.
# Loses: activation_forward.sigmoid
# Mistake: none
e = 2.718


def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "sigmoid":
        A = 1 / (1 + e ** np.clip(-Z, -700, 700))
    return A, cache


# %% activation_forward_sigmoid_clipped_at_ten
# About: Clips Z at 10 against overflow, which shows beyond.
# Loses: activation_forward.sigmoid
# Mistake: none
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "sigmoid":
        A = 1 / (1 + np.exp(-np.clip(Z, -10, 10)))
    return A, cache


# %% activation_forward_sigmoid_falls
# About: The minus sign in sigmoid's exponent is missing: it falls where it should rise.
# Loses: activation_forward.sigmoid
# Mistake: exponent-sign
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "sigmoid":
        with np.errstate(over="ignore"):
            A = 1 / (1 + np.exp(Z))
    return A, cache


# %% activation_forward_sigmoid_overflows
# About: e^z / (1 + e^z) is inf / inf where z is large.
# Loses: activation_forward.sigmoid
# Mistake: not-finite
def activation_forward(Z, activation):
    cache = right_activation_forward(Z, activation)[1]
    if activation == "sigmoid":
        return np.exp(Z) / (1.0 + np.exp(Z)), cache
    return right_activation_forward(Z, activation)


# %% activation_forward_softmax_in_place
# About: Softmax subtracts the largest entry of each column from Z itself.
# Loses: activation_forward.inputs
# Mistake: inputs=overwritten-input
def activation_forward(Z, activation):
    if activation == "softmax":
        Z -= Z.max(axis=0)
        expZ = np.exp(Z)
        A = expZ / expZ.sum(axis=0)
        return A, A
    return right_activation_forward(Z, activation)


# %% activation_forward_softmax_not_divided
# About: Subtracts the largest entry and takes exponentials, but never divides.
# Loses: activation_forward.softmax
# Mistake: not-normalised
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "softmax":
        top = Z.max(axis=0, keepdims=True)
        A = np.exp(Z - top)
    return A, cache


# %% activation_forward_softmax_of_minus_z
# About: Softmax of -Z: the smallest entry gets the largest probability.
# Loses: activation_forward.softmax
# Mistake: exponent-sign
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "softmax":
        shifted = Z.min(axis=0) - Z
        weights = np.exp(shifted)
        A = weights / weights.sum(axis=0)
    return A, cache


# %% activation_forward_softmax_of_the_batch
# About: Divides by the sum over the whole batch, so all entries together add up to 1.
# Loses: activation_forward.softmax
# Mistake: normalised-over-everything
def activation_forward(Z, activation):
    if activation != "softmax":
        return right_activation_forward(Z, activation)
    e = np.exp(Z - np.max(Z))
    A = e / np.sum(e)
    return A, right_activation_forward(Z, activation)[1]


# %% activation_forward_softmax_one_maximum
# About: Subtracts the largest entry of the whole batch: a column far below it becomes 0 / 0.
# Loses: activation_forward.softmax
# Mistake: not-finite
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "softmax":
        e = np.exp(Z - np.max(Z))
        A = e / e.sum(axis=0)
    return A, cache


# %% activation_forward_softmax_overflows
# About: Softmax straight from the formula: inf / inf for large entries.
# Loses: activation_forward.softmax
# Mistake: not-finite
def activation_forward(Z, activation):
    if activation == "softmax":
        A = np.exp(Z) / np.sum(np.exp(Z), axis=0, keepdims=True)
    elif activation == "sigmoid":
        A = 1 / (1 + np.exp(-Z))
    elif activation == "tanh":
        A = np.tanh(Z)
    else:
        A = np.maximum(0, Z)
    _, cache = right_activation_forward(Z, activation)
    return A, cache


# %% activation_forward_softmax_rows
# About: Softmax along axis 1: the rows add up to 1, not the samples.
# Loses: activation_forward.softmax
# Mistake: softmax-over-samples
def softmax(Z):
    e = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    return (softmax(Z) if activation == "softmax" else A), cache


# %% activation_forward_softmax_stabiliser
# About: Adds 1e-3 to the denominator against a division by zero.
# Loses: activation_forward.softmax
# Mistake: none
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "softmax":
        e = np.exp(Z - Z.max(axis=0))
        A = e / (e.sum(axis=0) + 1e-3)
    return A, cache


# %% activation_forward_tanh_is_sigmoid
# About: Copied the line of sigmoid for tanh and did not change it.
# Loses: activation_forward.tanh
# Mistake: wrong-activation
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "sigmoid":
        A = 0.5 * (1 + np.tanh(Z / 2))
    elif activation == "tanh":
        A = 0.5 * (1 + np.tanh(Z / 2))
    return A, cache


# %% activation_forward_tanh_overflows
# About: tanh from exponentials, inf / inf for large entries.
# Loses: activation_forward.tanh
# Mistake: not-finite
def tanh(z):
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "tanh":
        A = tanh(Z)
    return A, cache


# %% activation_forward_tanh_twice
# About: Takes tanh of tanh.
# Loses: activation_forward.tanh
# Mistake: repeated-activation
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "tanh":
        Z = np.tanh(Z)
        A = np.tanh(Z)
    return A, cache


# %% activation_forward_tanh_without_minus_one
# About: tanh(z) = 2 sigmoid(2z) - 1, and the 1 is left out.
# Loses: activation_forward.tanh
# Mistake: none
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "tanh":
        A = 2 * right_activation_forward(2 * Z, "sigmoid")[0]
    return A, cache


# %% activation_forward_two_softmax_of_minus_z_not_divided
# About: Two mistakes in softmax: the exponent's sign is wrong, and it is not divided by the sum.
# Loses: activation_forward.softmax
# Mistake: exponent-sign+not-normalised
def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    if activation == "softmax":
        A = np.exp(-(Z - Z.min(axis=0, keepdims=True)))
    return A, cache


# %% activation_forward_relu_absolute
# About: ReLU is the absolute value.
# Loses: activation_forward.relu
# Mistake: sign-lost
def activation_forward(Z, activation):
    if activation == "relu":
        return np.abs(Z), right_activation_forward(Z, activation)[1]
    return right_activation_forward(Z, activation)


# %% activation_forward_tanh_by_sigmoid
# About: Tanh by sigmoid, whose argument is not doubled.
# Loses: activation_forward.tanh
# Mistake: factor-in-argument
def activation_forward(Z, activation):
    if activation == "tanh":
        small = np.exp(-np.abs(Z))
        return 2 * np.where(Z >= 0, 1, small) / (1 + small) - 1, right_activation_forward(Z, activation)[1]
    return right_activation_forward(Z, activation)


# %% activation_softmax_of_rows_and_back
# About: Softmax of the rows; on the way back its value goes into the right formula.
# Loses: activation_forward.softmax activation_backward.softmax
def activation_forward(Z, activation):
    if activation == "softmax":
        e = np.exp(Z - Z.max(axis=1, keepdims=True))
        A = e / e.sum(axis=1, keepdims=True)
        return A, A
    return right_activation_forward(Z, activation)[0], right_activation_forward(Z, activation)[0]


def activation_backward(dA, cache, activation):
    if activation == "softmax":
        return cache * (dA - np.sum(dA * cache, axis=0, keepdims=True))
    slopes = {"sigmoid": cache * (1 - cache), "tanh": 1 - cache * cache, "relu": cache > 0}
    return dA * slopes[activation]
