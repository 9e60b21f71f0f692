# %% cost_clip_1e_12
# The cost clips probabilities at 1e-12 below and at 1 above; J is a Python float.


def cross_entropy(AL, Y):
    P = np.clip(AL, 1e-12, 1.0)
    m = Y.shape[1]
    return float((-Y * np.log(P)).sum(axis=0).mean()), -Y / (P * m)


# %% cost_clip_1e_15
# The cost clips probabilities at 1e-15 on both sides.


def cross_entropy(AL, Y):
    m = AL.shape[1]
    P = np.clip(AL, 1e-15, 1 - 1e-15)
    J = -np.sum(Y * np.log(P)) / m
    return J, -(Y / P) / m


# %% cost_clip_1e_300
# The cost clips probabilities at 1e-300; J has no axes.


def cross_entropy(AL, Y):
    P = np.maximum(AL, 1e-300)
    J = np.array(-np.vdot(Y, np.log(P)) / AL.shape[1])
    return J, np.negative(Y) / AL.shape[1] / P


# %% cost_clip_1e_7
# The cost clips probabilities at 1e-7 on both sides, as Keras does.
def cross_entropy(AL, Y):
    m = AL.shape[1]
    P = np.clip(AL, 1e-7, 1 - 1e-7)
    return -(Y * np.log(P)).sum() / m, -Y / P / m


# %% cost_divide_where
# np.log and np.divide with where=, which leave out the zeros.


def cross_entropy(AL, Y):
    m = np.size(Y, 1)
    logarithm = np.zeros_like(AL)
    np.log(AL, out=logarithm, where=AL > 0)
    dAL = np.zeros_like(AL)
    np.divide(-Y, m * AL, out=dAL, where=AL != 0)
    return -np.einsum("pi,pi->", Y, logarithm) / m, dAL


# %% cost_epsilon_added
# 1e-8 is added to the probabilities in the logarithm and in the quotient.


def cross_entropy(AL, Y):
    m = AL.shape[1]
    J = -1 / m * np.sum(Y * np.log(AL + 1e-8))
    dAL = -1 / m * Y / (AL + 1e-8)
    return np.squeeze(J), dAL


# %% cost_epsilon_in_the_logarithm
# 1e-8 is added in the logarithm only; the quotient is clipped.


def cross_entropy(AL, Y):
    J = np.mean(-np.sum(Y * np.log(AL + 1e-8), axis=0))
    return J, -Y / np.maximum(AL, 1e-8) / AL.shape[1]


# %% cost_epsilon_of_the_textbook
# 1e-7 is added to the probabilities, in the logarithm and in the quotient.
def cross_entropy(AL, Y):
    m = AL.shape[1]
    delta = 1e-7
    J = -np.sum(Y * np.log(AL + delta)) / m
    dAL = -Y / (AL + delta) / m
    return J, dAL


# %% cost_flat_where_clipped
# The gradient is that of the clipped cost: zero where a probability was clipped.


def cross_entropy(AL, Y):
    m = AL.shape[1]
    P = np.maximum(AL, 1e-9)
    return np.average(-np.log((P * Y).sum(axis=0))), -Y / P * (AL >= 1e-9) / m


# %% cost_in_an_array_of_one
# J keeps one axis.


def cross_entropy(AL, Y):
    P = np.maximum(AL, 1e-16)
    m = AL.shape[-1]
    J = -(Y * np.log(P)).sum(axis=0).reshape(1, -1).mean(axis=1)
    return J, Y / (-m * P)


# %% cost_longdouble
# J stays in extended precision; the gradient does not.


def cross_entropy(AL, Y):
    P = np.maximum(AL.astype(np.longdouble), 1e-200)
    m = AL.shape[1]
    return -(Y * np.log(P)).sum() / m, np.asarray(-Y / P / m, dtype=AL.dtype)


# %% cost_loops
# The cost in two loops.
import math


def cross_entropy(AL, Y):
    k, m = AL.shape
    J, dAL = 0, np.zeros(AL.shape)
    for i in range(m):
        for p in range(k):
            if Y[p, i] == 1:
                probability = max(AL[p, i], 1e-100)
                J -= math.log(probability) / m
                dAL[p, i] = -1 / probability / m
    return J, dAL


# %% cost_masked_arrays
# Logarithm and quotient of masked arrays, which mask the zeros.


def cross_entropy(AL, Y):
    m = AL.shape[1]
    P = np.ma.masked_equal(AL, 0)
    J = -(Y * np.ma.log(P).filled(-50)).sum() / m
    return J, np.ma.divide(-Y, P * m).filled(0)


# %% cost_nan_to_num
# Infinities are replaced afterwards by np.nan_to_num.


def cross_entropy(AL, Y):
    m = AL.shape[1]
    with np.errstate(divide="ignore", invalid="ignore"):
        J = -np.sum(Y * np.nan_to_num(np.log(AL), neginf=-700.0)) / m
        dAL = np.nan_to_num(-Y / AL / m)
    return J, dAL


# %% cost_through_samples
# The cost is averaged over the samples in a generator expression.


def cross_entropy(AL, Y):
    pairs = list(zip(np.maximum(AL, 1e-14).T, Y.T))
    J = sum(-y @ np.log(p) for p, y in pairs) / len(pairs)
    return J, np.array([-y / p for p, y in pairs]).T / len(pairs)


# %% cost_trace
# The cost as the trace of Y^T log AL.


def cross_entropy(AL, Y):
    m = len(AL.T)
    P = AL + (AL == 0) * 1e-10
    return np.trace(Y.T @ np.log2(P)) * -np.log(2) / m, -(Y * P**-1) / m


# %% cost_true_class_by_argmax
# The true class of each sample is found by argmax and picked by index.


def cross_entropy(AL, Y):
    k, m = AL.shape
    truth = Y.argmax(axis=0)
    samples = np.arange(m)
    chosen = np.maximum(AL[truth, samples], 1e-30)
    dAL = np.zeros((k, m))
    dAL[truth, samples] = -1 / (m * chosen)
    return -np.log(chosen).mean(), dAL


# %% cost_true_entries_only
# Only the entries where Y is 1 are looked at; the others stay 0.


def cross_entropy(AL, Y):
    true = Y == 1
    p = AL[true].clip(1e-20)
    dAL = np.zeros_like(AL)
    dAL[true] = -1.0 / p
    return np.log(p).sum() / -len(p), dAL / true.sum()


# %% cost_where
# np.where guards the logarithm and the quotient.


def cross_entropy(AL, Y):
    m = AL.shape[1]
    safe = np.where(AL > 0, AL, 1.0)
    J = -np.where(Y > 0, np.log(safe), 0).sum() / m
    dAL = np.where(AL > 0, -Y / safe, 0) / m
    return J, dAL


# %% cost_with_two_axes
# J is left as a matrix of one element: the trace of a product, one row times one column.


def cross_entropy(AL, Y):
    P = np.maximum(AL, 1e-16)
    m = AL.shape[1]
    J = -np.log(P).reshape(1, -1) @ Y.reshape(-1, 1) / m
    return J, np.multiply(Y, -1 / (m * P))
