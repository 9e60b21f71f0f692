# About: Puts A instead of Z into the sigmoid's derivative; noticed it only in layer_backward.
# Expect: activation_backward.sigmoid
# Mistake: derivative-of-output
# %%
def sigmoid(z):
    z = np.clip(z, -500, 500)
    return 1 / (1 + np.exp(-z))


def activation_forward(Z, activation):
    if activation == "sigmoid":
        A = sigmoid(Z)
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
    if activation == "sigmoid":
        return dA * sigmoid(A) * (1 - sigmoid(A))
    if activation == "tanh":
        return dA * (1 - A**2)
    if activation == "relu":
        return dA * (A > 0)
    return A * (dA - np.sum(A * dA, axis=0))
# %%
def layer_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    A, active = activation_forward(Z, activation)
    return A, (A_prev, W, Z, active)
# %%
def layer_backward(dA, cache, activation):
    A_prev, W, Z, active = cache
    if activation == "sigmoid":
        dZ = dA * sigmoid(Z) * (1 - sigmoid(Z))
    else:
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
