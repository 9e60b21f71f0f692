# About: Everything vectorised, caches as dicts; plots the activations on the way.
# Expect: full
# %%
%matplotlib inline
%load_ext autoreload
%autoreload 2
import matplotlib.pyplot as plt
# %%
def linear_forward(A_prev, W, b):
    return W @ A_prev + b, {"A_prev": A_prev, "W": W}
# %%
def linear_backward(dZ, cache):
    dW = dZ @ cache["A_prev"].T
    db = dZ.sum(axis=1, keepdims=True)
    return cache["W"].T @ dZ, dW, db
# %%
def activation_forward(Z, activation):
    if activation == "sigmoid":
        A = 1 / (1 + np.exp(-np.clip(Z, -700, 700)))
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "relu":
        A = np.maximum(Z, 0)
    elif activation == "softmax":
        e = np.exp(Z - Z.max(axis=0, keepdims=True))
        A = e / e.sum(axis=0, keepdims=True)
    return A, {"A": A}
# %%
z = np.linspace(-4, 4, 101).reshape(1, -1)
for name in ["sigmoid", "tanh", "relu"]:
    plt.plot(z[0], activation_forward(z, name)[0][0], label=name)
plt.legend()
plt.show()
# %%
def activation_backward(dA, cache, activation):
    A = cache["A"]
    if activation == "sigmoid":
        return dA * A * (1 - A)
    if activation == "tanh":
        return dA * (1 - A**2)
    if activation == "relu":
        return dA * (A > 0)
    return A * (dA - (dA * A).sum(axis=0, keepdims=True))
# %%
def layer_forward(A_prev, W, b, activation):
    Z, linear = linear_forward(A_prev, W, b)
    A, active = activation_forward(Z, activation)
    return A, {"linear": linear, "active": active}
# %%
def layer_backward(dA, cache, activation):
    return linear_backward(activation_backward(dA, cache["active"], activation), cache["linear"])
# %%
def cross_entropy(AL, Y):
    m = Y.shape[1]
    safe = np.maximum(AL, 1e-15)
    return -np.sum(Y * np.log(safe)) / m, -Y / safe / m
# %%
def model_forward(X, parameters, activations):
    A, caches = X, []
    for l, activation in enumerate(activations, start=1):
        A, cache = layer_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], activation)
        caches.append(cache)
    return A, caches
# %%
def model_backward(dAL, caches, activations):
    grads, dA = {}, dAL
    for l in range(len(activations), 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1], activations[l - 1])
        grads[f"dA{l - 1}"] = dA
    return grads
