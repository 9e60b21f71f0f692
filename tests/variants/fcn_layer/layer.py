# %% cache_everything_recomputed
# The cache of a layer holds the arguments only; backward runs forward again.


def layer_forward(A_prev, W, b, activation):
    return activation_forward(linear_forward(A_prev, W, b)[0], activation)[0], (A_prev, W, b)


def layer_backward(dA, cache, activation):
    Z, linear_cache = linear_forward(*cache)
    _, activation_cache = activation_forward(Z, activation)
    return linear_backward(activation_backward(dA, activation_cache, activation), linear_cache)


# %% cache_list
# The cache is a flat list of everything there was.


def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    A, inner = activation_forward(Z, activation)
    return A, [A_prev, W, b, Z, A, inner]


def layer_backward(dA, cache, activation):
    A_prev, W, *_, inner = cache
    dZ = activation_backward(dA, inner, activation)
    return np.dot(W.T, dZ), np.dot(dZ, A_prev.T), np.sum(dZ, axis=1, keepdims=True)


# %% cache_namedtuple
# The cache is a named tuple.
from collections import namedtuple

LayerCache = namedtuple("LayerCache", ["linear", "activation"])


def layer_forward(A_prev, W, b, activation):
    Z, linear = linear_forward(A_prev, W, b)
    A, inner = activation_forward(Z, activation)
    return A, LayerCache(linear=linear, activation=inner)


def layer_backward(dA, cache, activation):
    return linear_backward(activation_backward(dA, cache.activation, activation), cache.linear)


# %% cache_nested_tuples
# The cache is a pair of pairs, with the activation's name at the bottom.


def layer_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = activation_forward(Z, activation)
    return A, ((linear_cache, (b,)), (activation_cache, (A, (activation,))))


def layer_backward(dA, cache, activation):
    (linear_cache, _), (activation_cache, (_, (name,))) = cache
    assert name == activation
    return linear_backward(activation_backward(dA, activation_cache, name), linear_cache)


# %% cache_refers_to_itself
# The cache of a layer is a dict that holds itself.


def layer_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, inner = activation_forward(Z, activation)
    cache = {"linear": linear_cache, "inner": inner}
    cache["self"] = cache
    return A, cache


def layer_backward(dA, cache, activation):
    same = cache["self"]["self"]
    return linear_backward(activation_backward(dA, same["inner"], activation), same["linear"])


# %% layer_in_one_piece
# Layer functions that use none of the smaller functions.


def layer_forward(A_prev, W, b, activation):
    Z = np.matmul(W, A_prev) + b
    if activation == "relu":
        A = np.maximum(0, Z)
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "sigmoid":
        A = np.exp(-np.logaddexp(0, -Z))
    elif activation == "softmax":
        E = np.exp(Z - Z.max(axis=0))
        A = E / E.sum(axis=0)
    return A, (A_prev, W, Z)


def layer_backward(dA, cache, activation):
    A_prev, W, Z = cache
    if activation == "relu":
        dZ = dA * (Z > 0)
    elif activation == "tanh":
        dZ = dA * (1 - np.tanh(Z) ** 2)
    elif activation == "sigmoid":
        s = 1 / (1 + np.exp(-Z))
        dZ = dA * s * (1 - s)
    elif activation == "softmax":
        E = np.exp(Z - Z.max(axis=0))
        s = E / E.sum(axis=0)
        dZ = s * (dA - (dA * s).sum(axis=0))
    return W.T.dot(dZ), dZ.dot(A_prev.T), dZ.sum(axis=1)[:, None]


# %% layer_jacobian_of_softmax_folded_in
# For softmax the layer multiplies W^T by the Jacobian before the upstream gradient comes in.


def layer_backward(dA, cache, activation):
    linear_cache, A = cache
    if activation != "softmax":
        return linear_backward(activation_backward(dA, A, activation), linear_cache)
    A_prev, W = linear_cache
    dA_prev, dW, db = np.zeros_like(A_prev), np.zeros_like(W), np.zeros((len(W), 1))
    for i, a in enumerate(A.T):
        jacobian = np.diag(a) - np.outer(a, a)
        dA_prev[:, i] = (W.T @ jacobian) @ dA[:, i]
        dW += np.outer(jacobian @ dA[:, i], A_prev[:, i])
        db[:, 0] += jacobian @ dA[:, i]
    return dA_prev, dW, db


# %% layer_sample_by_sample
# A layer runs once for every sample, and its gradients are added up.


def layer_forward(A_prev, W, b, activation):
    columns, caches = [], []
    for i in range(A_prev.shape[1]):
        Z, linear_cache = linear_forward(A_prev[:, [i]], W, b)
        A, activation_cache = activation_forward(Z, activation)
        columns.append(A)
        caches.append((linear_cache, activation_cache))
    return np.concatenate(columns, axis=1), caches


def layer_backward(dA, cache, activation):
    parts = [
        linear_backward(activation_backward(dA[:, [i]], inner, activation), linear)
        for i, (linear, inner) in enumerate(cache)
    ]
    dA_prev = np.concatenate([part[0] for part in parts], axis=1)
    return dA_prev, sum(part[1] for part in parts), sum(part[2] for part in parts)


# %% precision_float32_output_only
# What forward hands on is rounded to float32; the cache keeps float64.


def layer_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = activation_forward(Z, activation)
    return A.astype(np.float32), (linear_cache, activation_cache)
