# About: His caches are closures: the forward function returns the backward function.
# Expect: full
# %%
def linear_forward(A_prev, W, b):
    def pull_back(dZ):
        return W.T @ dZ, dZ @ A_prev.T, np.sum(dZ, axis=1).reshape(-1, 1)

    return W @ A_prev + b, pull_back
# %%
def linear_backward(dZ, cache):
    return cache(dZ)
# %%
def activation_forward(Z, activation):
    if activation == "softmax":
        E = np.exp(Z - np.amax(Z, axis=0, keepdims=True))
        A = E / np.sum(E, axis=0, keepdims=True)
        return A, lambda dA: A * dA - A * np.sum(A * dA, axis=0, keepdims=True)
    if activation == "sigmoid":
        A = 1 / (1 + np.exp(-Z))
        return A, lambda dA: dA * (A - A**2)
    if activation == "tanh":
        A = np.tanh(Z)
        return A, lambda dA: dA * (1 - A) * (1 + A)
    return np.maximum(Z, 0), lambda dA: np.where(Z > 0, dA, 0)
# %%
def activation_backward(dA, cache, activation):
    return cache(dA)
# %%
def layer_forward(A_prev, W, b, activation):
    Z, through_linear = linear_forward(A_prev, W, b)
    A, through_activation = activation_forward(Z, activation)
    return A, lambda dA: through_linear(through_activation(dA))
# %%
def layer_backward(dA, cache, activation):
    return cache(dA)
# %%
def cross_entropy(AL, Y):
    m = Y.shape[1]
    AL = np.maximum(AL, np.finfo(AL.dtype).tiny)
    return -np.sum(Y * np.log(AL)) / m, -Y / AL / m
# %%
def model_forward(X, parameters, activations):
    A, way_back = X, []
    for l, activation in enumerate(activations):
        A, step = layer_forward(A, parameters[f"W{l + 1}"], parameters[f"b{l + 1}"], activation)
        way_back.insert(0, step)
    return A, way_back
# %%
def model_backward(dAL, caches, activations):
    grads, dA, l = {}, dAL, len(caches)
    for step in caches:
        dA, dW, db = step(dA)
        grads[f"dW{l}"], grads[f"db{l}"] = dW, db
        l -= 1
    return {**grads, "dA0": dA}
