# About: Forgets to transpose W on the way back, so nothing fits and NumPy refuses.
# Expect: linear_backward.*
# Mistake: not-transposed
# %%
def linear_forward(A_prev, W, b):
    return W @ A_prev + b, (A_prev, W)
# %%
def linear_backward(dZ, cache):
    A_prev, W = cache
    dA_prev = W @ dZ
    dW = dZ @ A_prev.T
    db = np.sum(dZ, axis=1, keepdims=True)
    return dA_prev, dW, db
# %%
def layer_forward(A_prev, W, b, activation):
    Z, l = linear_forward(A_prev, W, b)
    A, a = activation_forward(Z, activation)
    return A, (l, a)
# %%
def layer_backward(dA, cache, activation):
    l, a = cache
    return linear_backward(activation_backward(dA, a, activation), l)
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
    for l in range(len(caches), 0, -1):
        dAL, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dAL, caches[l - 1], activations[l - 1])
    grads["dA0"] = dAL
    return grads
