# About: Writes 1 - tanh where 1 - tanh squared belongs.
# Expect: activation_backward.tanh
# Mistake: missing-square
# %%
def activation_forward(Z, activation):
    if activation == "sigmoid":
        e = np.exp(-np.abs(Z))
        A = np.where(Z > 0, 1.0, e) / (1 + e)
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "relu":
        A = np.where(Z > 0, Z, 0.0)
    elif activation == "softmax":
        e = np.exp(Z - np.max(Z, axis=0, keepdims=True))
        A = e / np.sum(e, axis=0, keepdims=True)
    return A, {"Z": Z, "A": A}
# %%
def activation_backward(dA, cache, activation):
    Z, A = cache["Z"], cache["A"]
    if activation == "sigmoid":
        dZ = dA * A * (1 - A)
    elif activation == "tanh":
        dZ = dA * (1 - A)
    elif activation == "relu":
        dZ = dA * (Z > 0)
    elif activation == "softmax":
        dZ = A * (dA - np.sum(dA * A, axis=0, keepdims=True))
    return dZ
# %%
def layer_forward(A_prev, W, b, activation):
    A, cache = activation_forward(W @ A_prev + b, activation)
    return A, {**cache, "A_prev": A_prev, "W": W}
# %%
def layer_backward(dA, cache, activation):
    if activation == "tanh":
        dZ = dA / np.cosh(cache["Z"]) ** 2
    else:
        dZ = activation_backward(dA, cache, activation)
    return cache["W"].T @ dZ, dZ @ cache["A_prev"].T, np.sum(dZ, axis=1, keepdims=True)
# %%
def model_forward(X, parameters, activations):
    caches = []
    for l, name in enumerate(activations, 1):
        X, cache = layer_forward(X, parameters[f"W{l}"], parameters[f"b{l}"], name)
        caches.append(cache)
    return X, caches
# %%
def model_backward(dAL, caches, activations):
    grads = {}
    dA = dAL
    for l in range(len(caches), 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1], activations[l - 1])
    grads["dA0"] = dA
    return grads
