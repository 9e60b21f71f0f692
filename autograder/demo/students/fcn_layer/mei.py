# About: Sums db over the units instead of the samples.
# Expect: linear_backward.db
# Mistake: wrong-axis
# %%
def linear_forward(A_prev, W, b):
    Z = np.dot(W, A_prev) + b
    cache = (A_prev, W, b)
    return Z, cache
# %%
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    dW = np.dot(dZ, A_prev.T)
    db = np.sum(dZ, axis=0, keepdims=True)
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db
# %%
def layer_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = activation_forward(Z, activation)
    return A, (linear_cache, activation_cache)
# %%
def layer_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    dZ = activation_backward(dA, activation_cache, activation)
    return linear_backward(dZ, linear_cache)
# %%
def model_forward(X, parameters, activations):
    caches = []
    A = X
    for l in range(1, len(activations) + 1):
        A, cache = layer_forward(A, parameters["W" + str(l)], parameters["b" + str(l)], activations[l - 1])
        caches.append(cache)
    return A, caches
# %%
def model_backward(dAL, caches, activations):
    grads = {}
    dA = dAL
    for l in range(len(caches), 0, -1):
        dA, dW, db = layer_backward(dA, caches[l - 1], activations[l - 1])
        grads["dA" + str(l - 1)] = dA
        grads["dW" + str(l)] = dW
        grads["db" + str(l)] = db
    return grads
