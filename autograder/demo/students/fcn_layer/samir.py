# About: Writes * where @ belongs in linear_backward; his layer_backward, written later, is right.
# Expect: linear_backward.*
# Mistake: elementwise-product
# %%
def linear_forward(A_prev, W, b):
    return np.dot(W, A_prev) + b, (A_prev, W)
# %%
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = dZ * A_prev.T
    db = np.sum(dZ, axis=1, keepdims=True)
    dA_prev = W.T * dZ
    return dA_prev, dW, db
# %%
def layer_forward(A_prev, W, b, activation):
    Z, linear = linear_forward(A_prev, W, b)
    A, active = activation_forward(Z, activation)
    return A, (linear, active)
# %%
def layer_backward(dA, cache, activation):
    (A_prev, W), active = cache
    dZ = activation_backward(dA, active, activation)
    # linear_backward says "operands could not be broadcast", so once more here
    return np.dot(W.T, dZ), np.dot(dZ, A_prev.T), np.sum(dZ, axis=1, keepdims=True)
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
