# The caches of a network are one function, composed layer by layer.


def model_forward(X, parameters, activations):
    def pull(dA):
        return {"dA0": dA}

    A = X
    for layer, activation in enumerate(activations, start=1):
        A, cache = layer_forward(A, parameters[f"W{layer}"], parameters[f"b{layer}"], activation)

        def pull(dA, below=pull, cache=cache, layer=layer, activation=activation):
            dA_prev, dW, db = layer_backward(dA, cache, activation)
            return {f"dW{layer}": dW, f"db{layer}": db, **below(dA_prev)}

    return A, pull


def model_backward(dAL, caches, activations):
    return caches(dAL)
