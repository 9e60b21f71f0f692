# About: Multiplies dW in the wrong order; it fits only where the layer is square.
# Expect: linear_backward.dW
# Mistake: transposed
# %%
def linear_forward(A_prev, W, b):
    return np.matmul(W, A_prev) + b, (A_prev, W)
# %%
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = np.matmul(A_prev, dZ.T)
    db = np.sum(dZ, axis=1, keepdims=True)
    dA_prev = np.matmul(W.T, dZ)
    return dA_prev, dW, db
# %%
def layer_forward(A_prev, W, b, activation):
    Z, cache1 = linear_forward(A_prev, W, b)
    A, cache2 = activation_forward(Z, activation)
    return A, (cache1, cache2)
# %%
def layer_backward(dA, cache, activation):
    cache1, cache2 = cache
    dZ = activation_backward(dA, cache2, activation)
    return linear_backward(dZ, cache1)
# %%
def model_forward(X, parameters, activations):
    caches = []
    for l in range(len(activations)):
        X, cache = layer_forward(X, parameters[f"W{l+1}"], parameters[f"b{l+1}"], activations[l])
        caches.append(cache)
    return X, caches
# %%
def model_backward(dAL, caches, activations):
    grads = {}
    dA = dAL
    for l in range(len(activations), 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l-1], activations[l-1])
        grads[f"dA{l-1}"] = dA
    return grads
