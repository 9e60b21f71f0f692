# About: Returns W where dW belongs.
# Expect: linear_backward.dW
# Mistake: weights-for-gradient
# %%
def linear_forward(A_prev, W, b):
    Z = W @ A_prev + b
    return Z, (A_prev, W, b)
# %%
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    dW = dZ @ A_prev.T
    db = dZ.sum(axis=1, keepdims=True)
    dA_prev = W.T @ dZ
    return dA_prev, W, db
# %%
def layer_forward(A_prev, W, b, activation):
    Z, linear = linear_forward(A_prev, W, b)
    A, active = activation_forward(Z, activation)
    return A, (linear, active)
# %%
def layer_backward(dA, cache, activation):
    linear, active = cache
    dZ = activation_backward(dA, active, activation)
    dA_prev, dW, db = linear_backward(dZ, linear)
    return dA_prev, dW, db
# %%
def model_forward(X, parameters, activations):
    caches = []
    A = X
    for l in range(1, len(activations) + 1):
        A, cache = layer_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], activations[l - 1])
        caches.append(cache)
    return A, caches
# %%
def model_backward(dAL, caches, activations):
    grads = {}
    dA = dAL
    for l in range(len(caches), 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1], activations[l - 1])
    grads["dA0"] = dA
    return grads
