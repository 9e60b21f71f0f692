# About: Treats softmax as elementwise, a(1-a); her layer function has the full Jacobian.
# Expect: activation_backward.softmax
# Mistake: softmax-elementwise
# %%
def activation_forward(Z, activation):
    if activation == "softmax":
        E = np.exp(Z - Z.max(axis=0, keepdims=True))
        A = E / E.sum(axis=0, keepdims=True)
    elif activation == "sigmoid":
        A = 1 / (1 + np.exp(-np.clip(Z, -500, 500)))
    elif activation == "tanh":
        A = np.tanh(Z)
    else:
        A = np.maximum(0, Z)
    return A, A
# %%
def activation_backward(dA, cache, activation):
    A = cache
    if activation in ("sigmoid", "softmax"):
        return dA * A * (1 - A)
    if activation == "tanh":
        return dA * (1 - A**2)
    return dA * (A > 0)
# %%
def layer_forward(A_prev, W, b, activation):
    A, _ = activation_forward(W @ A_prev + b, activation)
    return A, (A_prev, W, A)
# %%
def layer_backward(dA, cache, activation):
    A_prev, W, A = cache
    if activation == "softmax":
        dZ = np.zeros_like(A)
        for i in range(A.shape[1]):
            a = A[:, i]
            dZ[:, i] = (np.diag(a) - np.outer(a, a)) @ dA[:, i]
    else:
        dZ = activation_backward(dA, A, activation)
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
