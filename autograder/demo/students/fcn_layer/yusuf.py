# About: Computes the derivatives and forgets to multiply by dA.
# Expect: activation_backward.*
# Mistake: upstream-ignored
# %%
def activation_forward(Z, activation):
    if activation == "sigmoid":
        A = 1 / (1 + np.exp(-np.clip(Z, -500, 500)))
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "relu":
        A = np.maximum(Z, 0)
    else:
        e = np.exp(Z - Z.max(axis=0))
        A = e / e.sum(axis=0)
    return A, A
# %%
def activation_backward(dA, cache, activation):
    A = cache
    if activation == "tanh":
        return 1 - A**2
    if activation == "relu":
        return (A > 0).astype(float)
    return A * (1 - A)
# %%
def layer_forward(A_prev, W, b, activation):
    A, active = activation_forward(W @ A_prev + b, activation)
    return A, (A_prev, W, active)
# %%
def layer_backward(dA, cache, activation):
    A_prev, W, active = cache
    dZ = activation_backward(dA, active, activation)
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)
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
