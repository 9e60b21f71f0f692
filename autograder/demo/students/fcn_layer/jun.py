# About: Counts the layers with while and forgets to count down: model_backward does not end.
# Expect: model_backward.*
# Mistake: endless-loop
# %%
def model_backward(dAL, caches, activations):
    grads = {}
    dA = dAL
    l = len(caches)
    while l > 0:
        dA, dW, db = layer_backward(dA, caches[l - 1], activations[l - 1])
        grads[f"dA{l - 1}"], grads[f"dW{l}"], grads[f"db{l}"] = dA, dW, db
    return grads
