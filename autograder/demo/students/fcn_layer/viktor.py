# About: Takes the ReLU mask from the sign of dA; the layer, written with Z at hand, is right.
# Expect: activation_backward.relu
# Mistake: wrong-mask
# %%
def activation_forward(Z, activation):
    if activation == "relu":
        A = np.maximum(0, Z)
    if activation == "tanh":
        A = np.tanh(Z)
    if activation == "sigmoid":
        A = 1 / (1 + np.exp(-np.clip(Z, -600, 600)))
    if activation == "softmax":
        A = np.exp(Z - Z.max(axis=0))
        A = A / A.sum(axis=0)
    return A, (Z, A)
# %%
def activation_backward(dA, cache, activation):
    Z, A = cache
    if activation == "relu":
        dZ = np.array(dA, copy=True)
        dZ[dA <= 0] = 0
    if activation == "tanh":
        dZ = dA * (1 - A * A)
    if activation == "sigmoid":
        dZ = dA * A * (1 - A)
    if activation == "softmax":
        dZ = A * (dA - np.sum(dA * A, axis=0))
    return dZ
# %%
def layer_forward(A_prev, W, b, activation):
    Z, first = linear_forward(A_prev, W, b)
    A, second = activation_forward(Z, activation)
    return A, (first, second)
# %%
def layer_backward(dA, cache, activation):
    first, (Z, A) = cache
    dZ = dA * (Z > 0) if activation == "relu" else activation_backward(dA, (Z, A), activation)
    return linear_backward(dZ, first)
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
