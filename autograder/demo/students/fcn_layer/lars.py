# About: All functions are right, but his last cell trains for ever.
# Expect: full
# Mistake: endless-cell
# %%
def linear_forward(A_prev, W, b):
    Z = b + W @ A_prev
    return Z, {"A_prev": A_prev, "W": W}
# %%
def linear_backward(dZ, cache):
    return cache["W"].T @ dZ, dZ @ cache["A_prev"].T, np.sum(dZ, 1, keepdims=True)
# %%
def layer_forward(A_prev, W, b, activation):
    Z, linear = linear_forward(A_prev, W, b)
    A, active = activation_forward(Z, activation)
    return A, (linear, active)
# %%
def layer_backward(dA, cache, activation):
    return linear_backward(activation_backward(dA, cache[1], activation), cache[0])
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
    for l in range(len(caches) - 1, -1, -1):
        dAL, grads[f"dW{l + 1}"], grads[f"db{l + 1}"] = layer_backward(dAL, caches[l], activations[l])
    grads["dA0"] = dAL
    return grads
# %%
X = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]])
Y = np.array([[1.0, 0.0, 0.0, 1.0], [0.0, 1.0, 1.0, 0.0]])
P = {"W1": np.zeros((3, 2)), "b1": np.zeros((3, 1)), "W2": np.zeros((2, 3)), "b2": np.zeros((2, 1))}
J = 1.0
while J > 0.01:
    # with all weights at zero nothing ever moves
    AL, caches = model_forward(X, P, ["tanh", "softmax"])
    J, dAL = cross_entropy(AL, Y)
    G = model_backward(dAL, caches, ["tanh", "softmax"])
    P = {name: P[name] - 0.1 * G["d" + name] for name in P}
