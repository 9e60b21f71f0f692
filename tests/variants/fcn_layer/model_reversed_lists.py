# Lists are built the wrong way round and turned over.


def model_forward(X, parameters, activations):
    L = len(parameters) // 2
    A, caches = X, []
    for l in range(1, L + 1):
        A, cache = layer_forward(A, parameters["W" + str(l)], parameters["b" + str(l)], activations[l - 1])
        caches.insert(0, cache)
    return A, caches


def model_backward(dAL, caches, activations):
    grads = {}
    dA = dAL
    L = len(caches)
    for back, (cache, activation) in enumerate(zip(caches, reversed(activations))):
        dA, dW, db = layer_backward(dA, cache, activation)
        grads["dA" + str(L - back - 1)] = dA
        grads["dW" + str(L - back)] = dW
        grads["db" + str(L - back)] = db
    return dict(reversed(grads.items()))
