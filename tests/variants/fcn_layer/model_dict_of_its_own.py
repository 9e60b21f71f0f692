# The gradients come in a subclass of dict with attributes.


class Gradients(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__


def model_backward(dAL, caches, activations):
    gradients = Gradients(dA0=dAL)
    for layer in range(len(activations), 0, -1):
        gradients.dA0, dW, db = layer_backward(gradients.dA0, caches[layer - 1], activations[layer - 1])
        setattr(gradients, f"dW{layer}", dW)
        setattr(gradients, f"db{layer}", db)
    return gradients
