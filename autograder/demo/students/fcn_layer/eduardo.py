# About: His way back stops one layer early: the first layer gets no gradients.
# Expect: model_backward.*
# Mistake: layer-skipped
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
    A = X
    caches = []
    for l in range(len(activations)):
        A, cache = layer_forward(A, parameters[f"W{l + 1}"], parameters[f"b{l + 1}"], activations[l])
        caches.append(cache)
    return A, caches
# %%
def model_backward(dAL, caches, activations):
    grads = {}
    dA = dAL
    for l in range(len(caches) - 1, 0, -1):
        dA, dW, db = layer_backward(dA, caches[l], activations[l])
        grads[f"dA{l}"] = dA
        grads[f"dW{l + 1}"] = dW
        grads[f"db{l + 1}"] = db
    return grads
