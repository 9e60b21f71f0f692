# About: One bracket too many: the cell of linear_backward does not compile.
# Expect: linear_backward.*
# Mistake: syntax-error
# %%
def linear_forward(A_prev, W, b):
    return W @ A_prev + b, (A_prev, W)
# %%
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = np.dot(dZ, A_prev.T))
    db = np.sum(dZ, axis=1, keepdims=True)
    return np.dot(W.T, dZ), dW, db
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
