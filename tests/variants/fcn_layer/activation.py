# %% activation_dispatch_table
# A dict of pairs of functions takes the place of a chain of ifs.


def _softmax(Z):
    E = np.exp(Z - Z.max(0))
    return E / E.sum(0)


_TABLE = {
    "sigmoid": (lambda Z: 0.5 * (1 + np.tanh(0.5 * Z)), lambda A, g: g * A * (1 - A)),
    "tanh": (np.tanh, lambda A, g: g * (1 - A**2)),
    "relu": (lambda Z: Z.clip(0), lambda A, g: g * (A > 0)),
    "softmax": (_softmax, lambda A, g: A * (g - (A * g).sum(0))),
}


def activation_forward(Z, activation):
    A = _TABLE[activation][0](Z)
    return A, (A, _TABLE[activation][1])


def activation_backward(dA, cache, activation):
    A, pull = cache
    return pull(A, dA)


# %% activation_element_by_element
# Plain Python functions of one number, through np.vectorize; softmax in loops.
import math


def _sigmoid(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


_FUNCTIONS = {"sigmoid": _sigmoid, "tanh": math.tanh, "relu": lambda z: max(0.0, z)}
_SLOPES = {
    "sigmoid": lambda z: _sigmoid(z) * _sigmoid(-z),
    "tanh": lambda z: 1 - math.tanh(z) ** 2,
    "relu": lambda z: 1.0 if z > 0 else 0.0,
}


def _softmax(Z):
    A = np.zeros(Z.shape)
    for i in range(Z.shape[1]):
        top = max(Z[:, i])
        total = sum(math.exp(z - top) for z in Z[:, i])
        for p in range(Z.shape[0]):
            A[p, i] = math.exp(Z[p, i] - top) / total
    return A


def activation_forward(Z, activation):
    if activation == "softmax":
        return _softmax(Z), Z
    return np.vectorize(_FUNCTIONS[activation], otypes=[float])(Z), Z


def activation_backward(dA, cache, activation):
    if activation != "softmax":
        return dA * np.vectorize(_SLOPES[activation], otypes=[float])(cache)
    A = _softmax(cache)
    dZ = np.zeros(A.shape)
    for i, (a, g) in enumerate(zip(A.T.tolist(), dA.T.tolist())):
        mean = sum(x * y for x, y in zip(a, g))
        for p in range(len(a)):
            dZ[p, i] = a[p] * (g[p] - mean)
    return dZ


# %% activation_from_z
# Backward knows Z only, and evaluates each function again.


def _sigmoid(Z):
    return np.exp(-np.logaddexp(0, -Z))


def _softmax(Z):
    E = np.exp(Z - Z.max(axis=0, keepdims=True))
    return E / E.sum(axis=0, keepdims=True)


def activation_forward(Z, activation):
    if activation == "sigmoid":
        return _sigmoid(Z), Z
    if activation == "tanh":
        return np.tanh(Z), Z
    if activation == "relu":
        return Z * (Z > 0), Z
    return _softmax(Z), Z


def activation_backward(dA, cache, activation):
    Z = cache
    if activation == "sigmoid":
        s = _sigmoid(Z)
        return dA * s * (1 - s)
    if activation == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    if activation == "relu":
        return dA * (Z > 0)
    s = _softmax(Z)
    return s * dA - s * np.sum(s * dA, axis=0, keepdims=True)


# %% activation_from_z_and_a
# The cache holds Z and A; each derivative takes what is handier.


def activation_forward(Z, activation):
    if activation == "sigmoid":
        A = 0.5 * (1 + np.tanh(0.5 * Z))
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "relu":
        A = (np.abs(Z) + Z) / 2
    elif activation == "softmax":
        A = np.exp(Z - np.logaddexp.reduce(Z, axis=0, keepdims=True))
    return A, (Z, A)


def activation_backward(dA, cache, activation):
    Z, A = cache
    if activation == "sigmoid":
        return dA * (A - A**2)
    if activation == "tanh":
        return dA / np.cosh(Z) ** 2
    if activation == "relu":
        return np.where(Z >= 0, dA, 0)
    return A * (dA - np.einsum("pi,pi->i", A, dA))


# %% activation_match_statement
# A match statement, and results in Fortran order or as transposed views.


def activation_forward(Z, activation):
    match activation:
        case "sigmoid":
            A = (0.5 * (1 + np.tanh(0.5 * Z.T))).T
        case "tanh":
            A = np.tanh(Z.T).T
        case "relu":
            A = np.asfortranarray(np.maximum(Z, 0))
        case "softmax":
            E = np.exp(Z.T - Z.T.max(axis=1, keepdims=True))
            A = (E / E.sum(axis=1, keepdims=True)).T
    return A, A


def activation_backward(dA, cache, activation):
    A, G = cache.T, dA.T
    match activation:
        case "sigmoid":
            dZ = G * A * (1 - A)
        case "tanh":
            dZ = G * (1 - A**2)
        case "relu":
            dZ = G * (A > 0)
        case "softmax":
            dZ = A * (G - (A * G).sum(axis=1, keepdims=True))
    return dZ.T


# %% cache_local_derivatives
# Forward already works out the local derivatives; backward only multiplies.


def activation_forward(Z, activation):
    if activation == "softmax":
        E = np.exp(Z - np.amax(Z, axis=0))
        A = E / np.sum(E, axis=0)
        return A, [np.diagflat(a) - np.outer(a, a) for a in A.T]
    if activation == "relu":
        return np.where(Z > 0, Z, 0), np.where(Z > 0, 1.0, 0.0)
    if activation == "tanh":
        A = np.tanh(Z)
        return A, 1 - A**2
    t = np.tanh(Z / 2)
    return (t + 1) / 2, (1 - t) * (1 + t) / 4


def activation_backward(dA, cache, activation):
    if activation == "softmax":
        return np.stack([J.T @ g for J, g in zip(cache, dA.T)], axis=1)
    return cache * dA


# %% precision_float32_activations
# Activations are computed in float32 and handed back as float64.


def activation_forward(Z, activation):
    z = Z.astype(np.float32)
    if activation == "sigmoid":
        small = np.exp(-np.abs(z))
        a = np.where(z >= 0, 1 / (1 + small), small / (1 + small))
    elif activation == "tanh":
        a = np.tanh(z)
    elif activation == "relu":
        a = np.maximum(z, 0)
    else:
        weights = np.exp(z - z.max(axis=0))
        a = weights / weights.sum(axis=0)
    return a.astype(np.float64), a


def activation_backward(dA, cache, activation):
    a, upstream = cache, dA.astype(np.float32)
    if activation == "sigmoid":
        dZ = upstream * a * (1 - a)
    elif activation == "tanh":
        dZ = upstream * (1 - a * a)
    elif activation == "relu":
        dZ = np.where(a > 0, upstream, np.float32(0))
    else:
        dZ = a * (upstream - (a * upstream).sum(axis=0))
    return dZ.astype(np.float64)


# %% precision_float32_activations_kept
# Activations are kept in float32, to save memory; upstream gradients stay float64.


def activation_forward(Z, activation):
    if activation == "sigmoid":
        A = (1 + np.tanh(Z / 2)) / 2
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "relu":
        A = np.maximum(Z, 0)
    else:
        E = np.exp(Z - Z.max(axis=0))
        A = E / E.sum(axis=0)
    return A, A.astype(np.float32)


# %% relu_returns_its_argument
# Where nothing is negative, ReLU and its gradient hand back the very array they were given.


def activation_forward(Z, activation):
    if activation == "relu":
        return Z if (Z >= 0).all() else np.maximum(Z, 0), Z
    if activation == "softmax":
        E = np.exp(Z - Z.max(axis=0))
        A = E / E.sum(axis=0)
    else:
        A = np.tanh(Z) if activation == "tanh" else np.exp(-np.logaddexp(0, -Z))
    return A, A


def activation_backward(dA, cache, activation):
    if activation == "relu":
        return dA if (cache >= 0).all() else dA * (cache >= 0)
    if activation == "softmax":
        return cache * (dA - (cache * dA).sum(axis=0))
    return dA * (1 - cache**2) if activation == "tanh" else dA * cache * (1 - cache)


# %% relu_slope_drawn_at_zero
# ReLU's slope at the kink is another in each element.


def activation_forward(Z, activation):
    if activation == "relu":
        slope = np.where(Z == 0, np.random.rand(*Z.shape), Z > 0)
        return Z * slope, slope
    if activation == "softmax":
        E = np.exp(Z - Z.max(axis=0))
        return E / E.sum(axis=0), E / E.sum(axis=0)
    A = np.tanh(Z) if activation == "tanh" else np.exp(-np.logaddexp(-Z, 0))
    return A, A


def activation_backward(dA, cache, activation):
    A = cache
    if activation == "relu":
        return dA * A
    if activation == "softmax":
        return A * (dA - (A * dA).sum(axis=0))
    return dA * A * (1 - A) if activation == "sigmoid" else dA * (1 - A * A)


# %% relu_slope_half_at_zero
# ReLU's slope at the kink is taken as 1/2, the mean of both sides.


def activation_forward(Z, activation):
    if activation == "relu":
        return 0.5 * (Z + np.abs(Z)), 0.5 + 0.5 * np.sign(Z)
    if activation == "sigmoid":
        A = np.exp(np.minimum(Z, 0)) / (1 + np.exp(-np.abs(Z)))
        return A, A * (1 - A)
    if activation == "tanh":
        A = np.tanh(Z)
        return A, 1 - A * A
    E = np.exp(Z - Z.max(axis=0))
    A = E / E.sum(axis=0)
    return A, A


def activation_backward(dA, cache, activation):
    return dA * cache if activation != "softmax" else cache * (dA - (cache * dA).sum(axis=0))


# %% relu_slope_one_at_zero
# ReLU's slope at the kink is taken as 1.


def activation_forward(Z, activation):
    if activation == "relu":
        return np.maximum(Z, 0), Z
    if activation == "softmax":
        E = np.exp(Z - Z.max(axis=0))
        return E / E.sum(axis=0), Z
    return np.tanh(Z) if activation == "tanh" else (np.tanh(Z / 2) + 1) / 2, Z


def activation_backward(dA, cache, activation):
    if activation == "relu":
        return dA * (cache >= 0).astype(int)
    A, _ = activation_forward(cache, activation)
    if activation == "softmax":
        return A * (dA - (A * dA).sum(axis=0))
    return dA * (1 - A**2) if activation == "tanh" else dA * A * (1 - A)


# %% sigmoid_by_masks
# Boolean masks choose between two formulas for the sigmoid; relu is written into a copy.


def activation_forward(Z, activation):
    if activation == "tanh":
        A = np.tanh(Z)
    elif activation == "relu":
        A = Z.copy()
        A[A < 0] = 0
    elif activation == "softmax":
        A = np.exp(Z - np.max(Z, axis=0))
        A /= A.sum(axis=0)
    else:
        positive = Z >= 0
        A = np.empty_like(Z)
        A[positive] = 1 / (1 + np.exp(-Z[positive]))
        grown = np.exp(Z[~positive])
        A[~positive] = grown / (grown + 1)
    return A, {"A": A, "Z": Z}


def activation_backward(dA, cache, activation):
    A = cache["A"]
    dZ = np.array(dA, copy=True)
    if activation == "relu":
        dZ[cache["Z"] <= 0] = 0
    elif activation == "softmax":
        dZ -= (dZ * A).sum(axis=0)
        dZ *= A
    elif activation == "tanh":
        dZ *= 1 - A**2
    else:
        dZ *= A
        dZ *= 1 - A
    return dZ


# %% sigmoid_clipped
# The sigmoid's argument is clipped at 500, where it no longer changes.


def activation_forward(Z, activation):
    if activation == "sigmoid":
        A = 1 / (1 + np.exp(-np.clip(Z, -500, 500)))
        return A, A
    if activation == "tanh":
        A = 2 / (1 + np.exp(-2 * np.clip(Z, -250, 250))) - 1
        return A, A
    if activation == "relu":
        A = np.fmax(0, Z)
        return A, A
    shifted = Z - Z.max(axis=0)
    A = np.exp(shifted - np.log(np.exp(shifted).sum(axis=0)))
    return A, A


# %% sigmoid_exponential_quotient
# The derivative of the sigmoid as exp(-|z|) / (1 + exp(-|z|))^2, which is even in z.


def activation_forward(Z, activation):
    if activation == "sigmoid":
        E = np.exp(-np.abs(Z))
        A = np.where(Z < 0, E / (1 + E), 1 / (1 + E))
    elif activation == "tanh":
        E = np.exp(-2 * np.abs(Z))
        A = np.sign(Z) * (1 - E) / (1 + E)
    elif activation == "relu":
        A = np.clip(Z, 0, None)
    else:
        E = np.exp(Z - Z.max(axis=0))
        A = E / E.sum(axis=0)
    return A, Z


def activation_backward(dA, cache, activation):
    E = np.exp(-np.abs(cache))
    if activation == "sigmoid":
        return dA * E / (1 + E) ** 2
    if activation == "tanh":
        return dA * (2 * E / (1 + E**2)) ** 2
    if activation == "relu":
        return dA * np.heaviside(cache, 0.5)
    A, _ = activation_forward(cache, "softmax")
    inner = (A * dA).sum(axis=0)
    return A * dA - A * inner


# %% sigmoid_hyperbolic
# The sigmoid's derivative is 1 / (2 + 2 cosh z), that of tanh 4 s(2z) (1 - s(2z)).


def _sigmoid(Z):
    return 0.5 + 0.5 * np.tanh(0.5 * Z)


def activation_forward(Z, activation):
    if activation == "softmax":
        E = np.exp(Z - Z.max(axis=0))
        return E / E.sum(axis=0), Z
    functions = {"sigmoid": _sigmoid, "tanh": lambda z: 2 * _sigmoid(2 * z) - 1, "relu": lambda z: (z > 0) * z}
    return functions[activation](Z), Z


def activation_backward(dA, cache, activation):
    if activation == "sigmoid":
        return dA / (2 + 2 * np.cosh(cache))
    if activation == "tanh":
        return dA * 4 * _sigmoid(2 * cache) * (1 - _sigmoid(2 * cache))
    if activation == "relu":
        return dA * (1 + np.sign(cache)) / 2
    A, _ = activation_forward(cache, activation)
    return A * (dA - (A * dA).sum(axis=0, keepdims=True))


# %% sigmoid_overflow_allowed
# The plain formula of the sigmoid: where it overflows, 1 / inf is the 0 that is right.


def activation_forward(Z, activation):
    if activation == "sigmoid":
        with np.errstate(over="ignore"):
            A = 1 / (1 + np.exp(-Z))
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "relu":
        A = np.where(Z > 0, Z, 0)
    else:
        E = np.exp(Z - Z.max(axis=0))
        A = E / E.sum(axis=0)
    return A, A


# %% sigmoid_overflow_warned
# The plain formula of the sigmoid, with NumPy's warning about the overflow left on.


def activation_forward(Z, activation):
    if activation == "sigmoid":
        A = 1.0 / (1.0 + np.exp(-Z))
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "relu":
        A = np.maximum(0.0, Z)
    else:
        E = np.exp(Z - Z.max(axis=0, keepdims=True))
        A = E / np.sum(E, axis=0, keepdims=True)
    return A, (activation, A)


def activation_backward(dA, cache, activation):
    name, A = cache
    if name == "softmax":
        return np.hstack([(np.diag(a) - np.outer(a, a)).dot(g)[:, None] for a, g in zip(A.T, dA.T)])
    slope = {"sigmoid": A * (1 - A), "tanh": 1 - np.power(A, 2), "relu": np.sign(A)}
    return np.multiply(dA, slope[name])


# %% softmax_apply_along_axis
# Softmax and its gradient column by column, through np.apply_along_axis.


def _softmax(z):
    e = np.exp(z - np.max(z))
    return e / np.sum(e)


def _pull(stacked):
    a, g = np.split(stacked, 2)
    return a * g - a * np.dot(a, g)


def activation_forward(Z, activation):
    if activation == "softmax":
        A = np.apply_along_axis(_softmax, 0, Z)
    elif activation == "relu":
        A = np.maximum(Z, 0)
    else:
        A = np.tanh(Z) if activation == "tanh" else 0.5 * (1 + np.tanh(0.5 * Z))
    return A, A


def activation_backward(dA, cache, activation):
    if activation == "softmax":
        return np.apply_along_axis(_pull, 0, np.concatenate([cache, dA]))
    if activation == "relu":
        return dA * (cache > 0)
    return dA * (1 - cache**2) if activation == "tanh" else dA * cache * (1 - cache)


# %% softmax_as_a_graph
# Softmax backwards node by node: quotient, sum, exponential.


def activation_forward(Z, activation):
    if activation == "softmax":
        weights = np.exp(Z - Z.max(axis=0))
        total = weights.sum(axis=0)
        return weights / total, (weights, total)
    if activation == "relu":
        return np.maximum(Z, 0), Z > 0
    A = np.tanh(Z) if activation == "tanh" else np.exp(-np.logaddexp(0, -Z))
    return A, A


def activation_backward(dA, cache, activation):
    if activation == "softmax":
        weights, total = cache
        dtotal = -(dA * weights).sum(axis=0) / total**2
        dweights = dA / total + dtotal
        return dweights * weights
    if activation == "relu":
        return dA * cache
    return dA * (1 - cache**2) if activation == "tanh" else dA * cache * (1 - cache)


# %% softmax_block_diagonal
# One Jacobian for the whole batch, with a block for each sample on its diagonal.


def activation_backward(dA, cache, activation):
    A = cache
    if activation == "softmax":
        k, m = A.shape
        jacobian = np.zeros((m, k, m, k))
        for i, a in enumerate(A.T):
            jacobian[i, :, i, :] = np.diag(a) - np.outer(a, a)
        flat = dA.T.reshape(-1) @ jacobian.reshape(m * k, m * k)
        return flat.reshape(m, k).T
    if activation == "relu":
        return dA * (A > 0)
    return dA * (1 - A**2) if activation == "tanh" else dA * A * (1 - A)


# %% softmax_jacobian_broadcast
# The stack of Jacobians by broadcasting a Kronecker delta: a_p (delta_pq - a_q).


def activation_backward(dA, cache, activation):
    A = cache
    if activation == "sigmoid":
        return dA * A * (1 - A)
    if activation == "tanh":
        return dA * (1 - A * A)
    if activation == "relu":
        return dA * (A > 0)
    delta = np.eye(len(A))[:, :, None]
    stack = A[:, None, :] * (delta - A[None, :, :])
    return (stack * dA[None, :, :]).sum(axis=1)


# %% softmax_jacobian_of_one_sample_by_loops
# Softmax's Jacobian filled in with an if for the diagonal.


def _jacobian(a):
    n = len(a)
    J = np.zeros((n, n))
    for p in range(n):
        for q in range(n):
            if p == q:
                J[p, q] = a[p] * (1 - a[p])
            else:
                J[p, q] = -a[p] * a[q]
    return J


def activation_backward(dA, cache, activation):
    A = cache
    if activation == "softmax":
        columns = [_jacobian(A[:, i].tolist()) @ dA[:, i : i + 1] for i in range(A.shape[1])]
        return np.concatenate(columns, axis=1)
    if activation == "relu":
        return dA * (A != 0)
    return dA * A * (1 - A) if activation == "sigmoid" else dA * (1 - A**2)


# %% softmax_jacobian_per_sample
# One Jacobian a sample: np.diag minus an outer product.


def activation_backward(dA, cache, activation):
    A = cache
    if activation == "softmax":
        dZ = np.zeros_like(dA)
        for i in range(A.shape[1]):
            a = A[:, i].reshape(-1, 1)
            jacobian = np.diagflat(a) - np.dot(a, a.T)
            dZ[:, i] = np.dot(jacobian, dA[:, i])
        return dZ
    if activation == "relu":
        return np.where(A > 0, dA, np.zeros_like(dA))
    return dA * (A * (1 - A) if activation == "sigmoid" else 1 - A**2)


# %% softmax_jacobian_stack
# The Jacobians of all samples in one array, made and contracted by einsum.


def activation_backward(dA, cache, activation):
    A = cache
    if activation == "softmax":
        k = A.shape[0]
        stack = np.einsum("pi,pq->ipq", A, np.eye(k)) - np.einsum("pi,qi->ipq", A, A)
        return np.einsum("ipq,pi->qi", stack, dA)
    slopes = {"sigmoid": A * (1 - A), "tanh": 1 - A**2, "relu": 1.0 * (A > 0)}
    return dA * slopes[activation]


# %% softmax_log_probabilities
# Softmax by way of its logarithm, forward and backward.


def activation_forward(Z, activation):
    if activation == "softmax":
        top = Z.max(axis=0)
        log_A = Z - (top + np.log(np.exp(Z - top).sum(axis=0)))
        return np.exp(log_A), log_A
    if activation == "relu":
        return np.maximum(Z, 0), Z
    return (np.tanh(Z), Z) if activation == "tanh" else (np.exp(-np.logaddexp(0, -Z)), Z)


def activation_backward(dA, cache, activation):
    if activation == "softmax":
        dlog = dA * np.exp(cache)
        return dlog - np.exp(cache) * dlog.sum(axis=0)
    if activation == "relu":
        return np.where(cache < 0, 0, dA)
    if activation == "tanh":
        return dA * (1 / np.cosh(cache)) ** 2
    return dA * np.exp(-np.logaddexp(0, -cache) - np.logaddexp(0, cache))


# %% softmax_of_differences
# Each probability as 1 / sum of exp(z_q - z_p): an overflow gives the 0 that is right.


def activation_forward(Z, activation):
    if activation == "softmax":
        with np.errstate(over="ignore"):
            A = 1 / np.exp(Z[:, None, :] - Z[None, :, :]).sum(axis=0)
    elif activation == "relu":
        A = np.maximum(Z, 0)
    else:
        A = np.tanh(Z) if activation == "tanh" else np.exp(-np.logaddexp(0, -Z))
    return A, A


# %% softmax_stacked_matmul
# Samples first: a stack of Jacobians times a stack of columns.


def activation_backward(dA, cache, activation):
    A = cache
    if activation == "softmax":
        rows = A.T
        stack = -rows[:, :, None] @ rows[:, None, :]
        index = np.arange(rows.shape[1])
        stack[:, index, index] += rows
        return np.squeeze(stack @ dA.T[:, :, None], axis=2).T
    if activation == "relu":
        return dA * (A > 0)
    return dA * A * (1 - A) if activation == "sigmoid" else dA * (1 - A**2)


# %% style_warnings_are_errors
# NumPy's warnings are turned into exceptions; none is needed.
import warnings

warnings.simplefilter("error")
np.seterr(over="raise", divide="raise", invalid="raise")


def activation_forward(Z, activation):
    if activation == "sigmoid":
        E = np.exp(-np.abs(Z))
        A = np.where(Z >= 0, 1, E) / (1 + E)
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "relu":
        A = np.maximum(Z, 0)
    else:
        E = np.exp(Z - Z.max(axis=0))
        A = E / E.sum(axis=0)
    return A, A


# %% tanh_expm1
# tanh by way of expm1, and its derivative as (1 - a)(1 + a).


def activation_forward(Z, activation):
    if activation == "tanh":
        grown = np.expm1(-2 * np.abs(Z))
        A = np.copysign(-grown / (2 + grown), Z)
    elif activation == "sigmoid":
        A = np.reciprocal(1 + np.exp(np.minimum(-Z, 700)))
    elif activation == "relu":
        A = (Z + np.sqrt(Z * Z)) / 2
    else:
        A = np.exp(Z - Z.max(axis=0))
        A = A / A.sum(axis=0)
    return A, A


def activation_backward(dA, cache, activation):
    if activation == "tanh":
        return dA * (1 - cache) * (1 + cache)
    if activation == "sigmoid":
        return dA * (0.25 - (cache - 0.5) ** 2)
    if activation == "relu":
        return dA * np.sign(cache)
    return cache * dA - cache * (cache * dA).sum(axis=0)
