# About: Writes every product as an einsum and gives lists back instead of tuples.
# Expect: full
# %%
def linear_forward(A_prev, W, b):
    return [np.einsum("jk,ki->ji", W, A_prev) + b, [A_prev, W]]
# %%
def linear_backward(dZ, cache):
    A_prev, W = cache
    return [np.einsum("jk,ji->ki", W, dZ), np.einsum("ji,ki->jk", dZ, A_prev), np.einsum("ji->j", dZ)[:, None]]
# %%
def activation_forward(Z, activation):
    if activation == "sigmoid":
        small = np.exp(-np.abs(Z))
        A = np.where(Z >= 0, 1 / (1 + small), small / (1 + small))
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "relu":
        A = np.where(Z > 0, Z, 0)
    else:
        E = np.exp(Z - Z.max(axis=0))
        A = np.einsum("ji,i->ji", E, 1 / np.einsum("ji->i", E))
    return [A, [Z, A]]
# %%
def activation_backward(dA, cache, activation):
    Z, A = cache
    if activation == "softmax":
        jacobians = np.einsum("ji,jk->ijk", A, np.eye(len(A))) - np.einsum("ji,ki->ijk", A, A)
        return np.einsum("ijk,ji->ki", jacobians, dA)
    slopes = {"sigmoid": A * (1 - A), "tanh": 1 - A * A, "relu": (Z > 0) * 1.0}
    return np.einsum("ji,ji->ji", slopes[activation], dA)
# %%
def layer_forward(A_prev, W, b, activation):
    Z, below = linear_forward(A_prev, W, b)
    A, above = activation_forward(Z, activation)
    return [A, [below, above]]
# %%
def layer_backward(dA, cache, activation):
    return linear_backward(activation_backward(dA, cache[1], activation), cache[0])
# %%
def cross_entropy(AL, Y):
    m = AL.shape[1]
    P = np.where(AL > 1e-12, AL, 1e-12)
    return [-np.einsum("ji,ji->", Y, np.log(P)) / m, -Y / (m * P)]
# %%
def model_forward(X, parameters, activations):
    caches = [None] * len(activations)
    for l, name in enumerate(activations):
        X, caches[l] = layer_forward(X, parameters["W%d" % (l + 1)], parameters["b%d" % (l + 1)], name)
    return [X, caches]
# %%
def model_backward(dAL, caches, activations):
    out = {}
    for l in range(len(caches) - 1, -1, -1):
        dAL, out["dW%d" % (l + 1)], out["db%d" % (l + 1)] = layer_backward(dAL, caches[l], activations[l])
        out["dA%d" % l] = dAL
    return out
