# About: Exponentials without any care: large entries give nan in sigmoid and softmax.
# Expect: activation_forward.sigmoid activation_forward.softmax
# Mistake: overflow
# %%
def activation_forward(Z, activation):
    if activation == "sigmoid":
        A = np.exp(Z) / (1 + np.exp(Z))
    elif activation == "softmax":
        A = np.exp(Z) / np.exp(Z).sum(0)
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "relu":
        A = np.maximum(Z, 0)
    return A, A
# %%
def activation_backward(dA, cache, activation):
    A = cache
    if activation == "sigmoid":
        return dA * A * (1 - A)
    if activation == "softmax":
        return A * (dA - (dA * A).sum(0))
    if activation == "tanh":
        return dA * (1 - A**2)
    return dA * (A > 0)
# %%
def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    if activation == "softmax":
        Z = Z - Z.max(0)
    A, active = activation_forward(Z, activation)
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
