# About: Ran out of time: five stubs are as they were.
# Expect: layer_forward.* layer_backward.* cross_entropy.* model_forward.* model_backward.*
# Mistake: unfinished
# Leave: layer_forward, layer_backward, cross_entropy, model_forward, model_backward
# %%
def linear_forward(A_prev, W, b):
    Z = W @ A_prev + b
    return Z, (A_prev, W)
# %%
def linear_backward(dZ, cache):
    A_prev, W = cache
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)
