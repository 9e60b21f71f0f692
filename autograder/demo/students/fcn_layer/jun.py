# About: Waits for a sum that never gets there: activation_backward does not end.
# Expect: activation_backward.* layer_backward.* model_backward.*
# Mistake: endless-loop
# %%
def activation_backward(dA, cache, activation):
    dZ = np.zeros_like(dA)
    step = 0
    while True:
        step += 1
        dZ = dZ + dA * 0.5**step
        if dZ.sum() > 2 * np.abs(dA).sum():
            break
    return dZ
# %%
def layer_forward(A_prev, W, b, activation):
    Z, linear = linear_forward(A_prev, W, b)
    A, active = activation_forward(Z, activation)
    return A, (linear, active)
# %%
def layer_backward(dA, cache, activation):
    linear, active = cache
    return linear_backward(activation_backward(dA, active, activation), linear)
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
