# About: Takes the mean in linear_backward too, as in another course she followed.
# Expect: linear_backward.dW linear_backward.db
# Mistake: extra-mean
# %%
def linear_forward(A, W, b):
    Z = np.dot(W, A) + b
    assert Z.shape == (W.shape[0], A.shape[1])
    return Z, (A, W, b)
# %%
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = 1 / m * np.dot(dZ, A_prev.T)
    db = 1 / m * np.sum(dZ, axis=1, keepdims=True)
    dA_prev = np.dot(W.T, dZ)
    assert dA_prev.shape == A_prev.shape
    assert dW.shape == W.shape
    assert db.shape == b.shape
    return dA_prev, dW, db
# %%
def layer_forward(A_prev, W, b, activation):
    Z, before = linear_forward(A_prev, W, b)
    A, after = activation_forward(Z, activation)
    return A, (before, after)
# %%
def layer_backward(dA, cache, activation):
    before, after = cache
    return linear_backward(activation_backward(dA, after, activation), before)
# %%
def model_forward(X, parameters, activations):
    caches = []
    A = X
    for l, activation in enumerate(activations, start=1):
        A, cache = layer_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], activation)
        caches.append(cache)
    return A, caches
# %%
def model_backward(dAL, caches, activations):
    grads = {f"dA{len(caches)}": dAL}
    for l in reversed(range(len(caches))):
        dA, dW, db = layer_backward(grads[f"dA{l + 1}"], caches[l], activations[l])
        grads[f"dA{l}"] = dA
        grads[f"dW{l + 1}"] = dW
        grads[f"db{l + 1}"] = db
    return grads
