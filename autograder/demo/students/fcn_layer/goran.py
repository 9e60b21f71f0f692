# About: Forgets the bias in linear_forward; layer_forward writes Z out and has it.
# Expect: linear_forward.*
# Mistake: no-bias
# %%
def linear_forward(A_prev, W, b):
    Z = W @ A_prev
    return Z, (A_prev, W)
# %%
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = dZ @ A_prev.T
    db = np.sum(dZ, axis=1, keepdims=True)
    return W.T @ dZ, dW, db
# %%
def layer_forward(A_prev, W, b, activation):
    A, active = activation_forward(W @ A_prev + b, activation)
    return A, (A_prev, W, active)
# %%
def layer_backward(dA, cache, activation):
    A_prev, W, active = cache
    return linear_backward(activation_backward(dA, active, activation), (A_prev, W))
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
