# About: Thinks that db is dZ and forgets to sum over the samples.
# Expect: linear_backward.db
# Mistake: not-summed
# %%
def linear_forward(A_prev, W, b):
    return W @ A_prev + b, [A_prev, W]
# %%
def linear_backward(dZ, cache):
    A_prev, W = cache
    # Z = W A_prev + b, so dZ/db = 1
    db = dZ * 1
    return W.T @ dZ, dZ @ A_prev.T, db
# %%
def layer_forward(A_prev, W, b, activation):
    Z, cache = linear_forward(A_prev, W, b)
    A, more = activation_forward(Z, activation)
    return A, [cache, more]
# %%
def layer_backward(dA, cache, activation):
    return linear_backward(activation_backward(dA, cache[1], activation), cache[0])
# %%
def model_forward(X, parameters, activations):
    caches = []
    for l, kind in enumerate(activations):
        X, cache = layer_forward(X, parameters[f"W{l + 1}"], parameters[f"b{l + 1}"], kind)
        caches.append(cache)
    return X, caches
# %%
def model_backward(dAL, caches, activations):
    grads = {}
    for l in range(len(caches) - 1, -1, -1):
        dAL, grads[f"dW{l + 1}"], grads[f"db{l + 1}"] = layer_backward(dAL, caches[l], activations[l])
    grads["dA0"] = dAL
    return grads
