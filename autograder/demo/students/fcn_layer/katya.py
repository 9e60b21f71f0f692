# About: Put all of the work into one big cell and left the other cells empty.
# Expect: full
# %%
def linear_forward(A_prev, W, b):
    return W @ A_prev + b, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(1, keepdims=True)


def stable_sigmoid(Z):
    e = np.exp(-np.abs(Z))
    return np.where(Z >= 0, 1, e) / (1 + e)


def stable_softmax(Z):
    e = np.exp(Z - Z.max(0, keepdims=True))
    return e / e.sum(0, keepdims=True)


FORWARD = {"sigmoid": stable_sigmoid, "tanh": np.tanh, "relu": lambda Z: np.maximum(Z, 0), "softmax": stable_softmax}
BACKWARD = {
    "sigmoid": lambda dA, A: dA * A * (1 - A),
    "tanh": lambda dA, A: dA * (1 - A * A),
    "relu": lambda dA, A: dA * (A > 0),
    "softmax": lambda dA, A: A * (dA - (A * dA).sum(0, keepdims=True)),
}


def activation_forward(Z, activation):
    A = FORWARD[activation](Z)
    return A, A


def activation_backward(dA, cache, activation):
    return BACKWARD[activation](dA, cache)


def layer_forward(A_prev, W, b, activation):
    A = FORWARD[activation](W @ A_prev + b)
    return A, (A_prev, W, A)


def layer_backward(dA, cache, activation):
    A_prev, W, A = cache
    return linear_backward(BACKWARD[activation](dA, A), (A_prev, W))


def cross_entropy(AL, Y):
    m = Y.shape[1]
    P = AL + (AL == 0) * 1e-30
    return (Y * -np.log(P)).sum() / m, -Y / P / m


def model_forward(X, parameters, activations):
    caches = []
    for l, name in enumerate(activations, 1):
        X, cache = layer_forward(X, parameters[f"W{l}"], parameters[f"b{l}"], name)
        caches.append(cache)
    return X, caches


def model_backward(dAL, caches, activations):
    grads = {}
    for l in reversed(range(1, len(caches) + 1)):
        dAL, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dAL, caches[l - 1], activations[l - 1])
    return grads | {"dA0": dAL}
