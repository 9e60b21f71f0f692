# About: Keeps her caches as objects of her own classes.
# Expect: full
# %%
class Tape:
    """What one layer remembers."""

    def __init__(self, **kept):
        self.__dict__.update(kept)


def linear_forward(A_prev, W, b):
    Z = np.dot(W, A_prev) + b
    return Z, Tape(A_prev=A_prev, W=W)
# %%
def linear_backward(dZ, cache):
    dW = np.dot(dZ, cache.A_prev.T)
    db = np.sum(dZ, axis=1, keepdims=True)
    dA_prev = np.dot(cache.W.T, dZ)
    return dA_prev, dW, db
# %%
class Sigmoid:
    def value(self, Z):
        return np.exp(-np.logaddexp(0, -Z))

    def slope(self, A):
        return A * (1 - A)


class Tanh:
    def value(self, Z):
        return np.tanh(Z)

    def slope(self, A):
        return 1 - np.square(A)


class Relu:
    def value(self, Z):
        return Z * (Z > 0)

    def slope(self, A):
        return np.where(A > 0, 1.0, 0.0)


class Softmax:
    def value(self, Z):
        shifted = np.exp(Z - np.max(Z, axis=0))
        return shifted / np.sum(shifted, axis=0)


KINDS = {"sigmoid": Sigmoid(), "tanh": Tanh(), "relu": Relu(), "softmax": Softmax()}


def activation_forward(Z, activation):
    kind = KINDS[activation]
    A = kind.value(Z)
    return A, Tape(kind=kind, A=A)
# %%
def activation_backward(dA, cache, activation):
    A = cache.A
    if isinstance(cache.kind, Softmax):
        weighted = dA * A
        return weighted - A * np.sum(weighted, axis=0)
    return dA * cache.kind.slope(A)
# %%
def layer_forward(A_prev, W, b, activation):
    Z, linear = linear_forward(A_prev, W, b)
    A, active = activation_forward(Z, activation)
    return A, Tape(linear=linear, active=active)
# %%
def layer_backward(dA, cache, activation):
    dZ = activation_backward(dA, cache.active, activation)
    return linear_backward(dZ, cache.linear)
# %%
def cross_entropy(AL, Y):
    m = AL.shape[1]
    eps = 1e-13
    J = float(-(Y * np.log(AL + eps)).sum() / m)
    dAL = -(Y / (AL + eps)) / m
    return J, dAL
# %%
class Network:
    def __init__(self, parameters, activations):
        self.layers = [
            (parameters[f"W{l}"], parameters[f"b{l}"], kind) for l, kind in enumerate(activations, 1)
        ]

    def run(self, A):
        tapes = []
        for W, b, kind in self.layers:
            A, tape = layer_forward(A, W, b, kind)
            tapes.append(tape)
        return A, tapes


def model_forward(X, parameters, activations):
    return Network(parameters, activations).run(X)
# %%
def model_backward(dAL, caches, activations):
    grads = {}
    dA = dAL
    for l in range(len(caches), 0, -1):
        dA, dW, db = layer_backward(dA, caches[l - 1], activations[l - 1])
        grads.update({f"dA{l - 1}": dA, f"dW{l}": dW, f"db{l}": db})
    return grads
