# Backward calls itself with one layer less.


def model_backward(dAL, caches, activations):
    if not activations:
        return {"dA0": dAL}
    *others, name = activations
    dA, dW, db = layer_backward(dAL, caches[-1], name)
    layer = len(activations)
    return model_backward(dA, caches[:-1], others) | {f"dW{layer}": dW, f"db{layer}": db}
