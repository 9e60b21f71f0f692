# About: His db is a flat vector: keepdims is missing.
# Expect: linear_backward.db
# Mistake: lost-dimension
# %%
def linear_forward(A_prev, W, b):
    Z = np.dot(W, A_prev) + b
    return Z, {"A_prev": A_prev, "W": W, "b": b}
# %%
def linear_backward(dZ, cache):
    A_prev = cache["A_prev"]
    W = cache["W"]
    dW = dZ.dot(A_prev.T)
    db = dZ.sum(axis=1)
    dA_prev = W.T.dot(dZ)
    return dA_prev, dW, db
# %%
def layer_forward(A_prev, W, b, activation):
    Z, cache = linear_forward(A_prev, W, b)
    A, cache["activation"] = activation_forward(Z, activation)
    return A, cache
# %%
def layer_backward(dA, cache, activation):
    dZ = activation_backward(dA, cache["activation"], activation)
    return linear_backward(dZ, cache)
# %%
def model_forward(X, parameters, activations):
    L = len(activations)
    caches = {}
    A = X
    for l in range(1, L + 1):
        A, caches[l] = layer_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], activations[l - 1])
    return A, caches
# %%
def model_backward(dAL, caches, activations):
    grads = {}
    dA = dAL
    for l in range(len(activations), 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l], activations[l - 1])
    grads["dA0"] = dA
    return grads
