# About: Wrote things in his own order and linear_backward twice; the last one counts.
# Expect: full
# %%
import my_utils
# %%
from my_utils import show_gradients
# %%
def linear_backward(dZ, cache):
    A_prev, W = cache
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.sum() / m
# %%
def linear_backward(dZ, cache):
    # the first try had means in it
    A_prev, W = cache
    dZt = dZ.T
    return (dZt @ W).T, (A_prev @ dZt).T, dZt.sum(axis=0)[:, np.newaxis]
# %%
def linear_forward(A_prev, W, b):
    return (A_prev.T @ W.T).T + b, (A_prev, W)
# %%
def model_backward(dAL, caches, activations):
    grads = {}
    stack = list(zip(caches, activations))
    while stack:
        l = len(stack)
        cache, activation = stack.pop()
        dAL, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dAL, cache, activation)
    grads["dA0"] = dAL
    return grads
# %%
def layer_backward(dA, cache, activation):
    linear, active = cache
    return linear_backward(activation_backward(dA, active, activation), linear)
# %%
def layer_forward(A_prev, W, b, activation):
    Z, linear = linear_forward(A_prev, W, b)
    A, active = activation_forward(Z, activation)
    return A, (linear, active)
# %%
def model_forward(X, parameters, activations):
    caches = []
    for l, activation in enumerate(activations):
        X, cache = layer_forward(X, parameters[f"W{l+1}"], parameters[f"b{l+1}"], activation)
        caches += [cache]
    return X, caches
