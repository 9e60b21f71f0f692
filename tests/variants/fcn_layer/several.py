# %% cache_lambdas
# The cache of a layer is a lambda that calls two lambdas.


def activation_forward(Z, activation):
    if activation == "softmax":
        S = np.exp(Z - Z.max(axis=0))
        S = S / S.sum(axis=0)
        return S, lambda g: S * (g - np.sum(S * g, axis=0))
    T = np.tanh(Z if activation == "tanh" else Z / 2)
    if activation == "tanh":
        return T, lambda g: g - g * T**2
    if activation == "sigmoid":
        return (1 + T) / 2, lambda g: g * (1 - T**2) / 4
    return Z * (Z > 0), lambda g: g * (Z > 0)


activation_backward = lambda dA, cache, activation: cache(dA)


def layer_forward(A_prev, W, b, activation):
    A, pull = activation_forward(W @ A_prev + b, activation)
    linear = lambda g: (W.T @ g, g @ A_prev.T, g.sum(axis=1, keepdims=True))
    return A, lambda g: linear(pull(g))


layer_backward = lambda dA, cache, activation: cache(dA)


# %% cache_of_an_object_with_methods
# The cache is a layer object whose method runs backward.


class Layer:
    def __init__(self, W, b, activation):
        self.W, self.b, self.activation = W, b, activation

    def forward(self, A_prev):
        self.A_prev = A_prev
        A, self.inner = activation_forward(self.W @ A_prev + self.b, self.activation)
        return A

    def backward(self, dA):
        dZ = activation_backward(dA, self.inner, self.activation)
        self.dW, self.db = dZ @ self.A_prev.T, dZ.sum(axis=1, keepdims=True)
        return self.W.T @ dZ


def layer_forward(A_prev, W, b, activation):
    layer = Layer(W, b, activation)
    return layer.forward(A_prev), layer


def layer_backward(dA, cache, activation):
    dA_prev = cache.backward(dA)
    return dA_prev, cache.dW, cache.db


def model_backward(dAL, caches, activations):
    gradients = {"dA%d" % len(caches): dAL}
    for number, layer in reversed(list(enumerate(caches, 1))):
        gradients["dA%d" % (number - 1)] = layer.backward(gradients["dA%d" % number])
        gradients.update({"dW%d" % number: layer.dW, "db%d" % number: layer.db})
    return gradients


# %% cache_popped
# Backward pops what it needs from the cache, so that a second call raises.


def layer_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = activation_forward(Z, activation)
    return A, {"linear": linear_cache, "activation": activation_cache}


def layer_backward(dA, cache, activation):
    dZ = activation_backward(dA, cache.pop("activation"), activation)
    return linear_backward(dZ, cache.pop("linear"))


def model_backward(dAL, caches, activations):
    gradients, dA = {}, dAL
    for layer in range(len(activations), 0, -1):
        dA, dW, db = layer_backward(dA, caches.pop(), activations[layer - 1])
        gradients[f"dW{layer}"], gradients[f"db{layer}"] = dW, db
    gradients["dA0"] = dA
    return gradients


# %% linear_forward_named_results
# Forward functions return a named tuple of output and cache.
from collections import namedtuple

Pass = namedtuple("Pass", "output cache")


def linear_forward(A_prev, W, b):
    return Pass(output=W @ A_prev + b, cache=(A_prev, W))


def layer_forward(A_prev, W, b, activation):
    linear = linear_forward(A_prev, W, b)
    A, inner = activation_forward(linear.output, activation)
    return Pass(A, Pass(linear.cache, inner))


# %% loops_everywhere
# Every sum of every function is a loop over elements, each softmax Jacobian included.
import math


def linear_forward(A_prev, W, b):
    Z = np.zeros((W.shape[0], A_prev.shape[1]))
    for j in range(Z.shape[0]):
        for i in range(Z.shape[1]):
            Z[j, i] = b[j, 0]
            for k in range(W.shape[1]):
                Z[j, i] = Z[j, i] + W[j, k] * A_prev[k, i]
    return Z, (A_prev, W, b)


def linear_backward(dZ, cache):
    A_prev, W, b = cache
    dA_prev, dW, db = np.zeros(A_prev.shape), np.zeros(W.shape), np.zeros(b.shape)
    for j in range(W.shape[0]):
        for i in range(dZ.shape[1]):
            db[j, 0] = db[j, 0] + dZ[j, i]
            for k in range(W.shape[1]):
                dW[j, k] = dW[j, k] + dZ[j, i] * A_prev[k, i]
                dA_prev[k, i] = dA_prev[k, i] + dZ[j, i] * W[j, k]
    return dA_prev, dW, db


def activation_forward(Z, activation):
    A = np.zeros(Z.shape)
    for i in range(Z.shape[1]):
        top, total = Z[:, i].max(), 0
        for j in range(Z.shape[0]):
            total += math.exp(Z[j, i] - top)
        for j in range(Z.shape[0]):
            z = Z[j, i]
            if activation == "sigmoid":
                A[j, i] = (1 + math.tanh(z / 2)) / 2
            elif activation == "tanh":
                A[j, i] = math.tanh(z)
            elif activation == "relu":
                A[j, i] = z if z > 0 else 0
            else:
                A[j, i] = math.exp(z - top) / total
    return A, A


def activation_backward(dA, cache, activation):
    A, dZ = cache, np.zeros(dA.shape)
    for i in range(A.shape[1]):
        for p in range(A.shape[0]):
            if activation == "sigmoid":
                dZ[p, i] = dA[p, i] * A[p, i] * (1 - A[p, i])
            elif activation == "tanh":
                dZ[p, i] = dA[p, i] * (1 - A[p, i] ** 2)
            elif activation == "relu":
                dZ[p, i] = dA[p, i] if A[p, i] > 0 else 0
            else:
                for q in range(A.shape[0]):
                    dZ[p, i] += dA[q, i] * A[q, i] * ((1 if p == q else 0) - A[p, i])
    return dZ


# %% precision_float32_returned
# All results are float32, whatever came in.


def linear_forward(A_prev, W, b):
    Z = W @ A_prev + b
    return Z.astype(np.float32), (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    gradients = W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)
    return tuple(gradient.astype(np.float32) for gradient in gradients)


def activation_forward(Z, activation):
    Z = Z.astype(np.float32)
    if activation == "sigmoid":
        A = 0.5 * (1 + np.tanh(Z / 2))
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "relu":
        A = np.maximum(Z, 0)
    else:
        weights = np.exp(Z - Z.max(axis=0))
        A = weights / weights.sum(axis=0)
    return A, A


def activation_backward(dA, cache, activation):
    A, dA = cache, dA.astype(np.float32)
    if activation == "sigmoid":
        return dA * A * (1 - A)
    if activation == "tanh":
        return dA * (1 - A) * (1 + A)
    if activation == "relu":
        return dA * (A > 0)
    return A * (dA - (A * dA).sum(axis=0))


def cross_entropy(AL, Y):
    AL = np.maximum(AL.astype(np.float32), np.float32(1e-30))
    m = np.float32(AL.shape[1])
    return -(Y.astype(np.float32) * np.log(AL)).sum() / m, -Y.astype(np.float32) / AL / m


# %% precision_float32_throughout
# Every function computes in float32 and hands back float64.


def _single(*arrays):
    return [np.asarray(array, dtype=np.float32) for array in arrays]


def _double(array):
    return array.astype(np.float64)


def linear_forward(A_prev, W, b):
    A_prev, W, b = _single(A_prev, W, b)
    return _double(W @ A_prev + b), (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    (dZ,) = _single(dZ)
    return _double(W.T @ dZ), _double(dZ @ A_prev.T), _double(dZ.sum(axis=1, keepdims=True))


def activation_forward(Z, activation):
    (Z,) = _single(Z)
    if activation == "sigmoid":
        A = (1 + np.tanh(Z / 2)) / 2
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "relu":
        A = np.maximum(Z, 0)
    else:
        E = np.exp(Z - Z.max(axis=0))
        A = E / E.sum(axis=0)
    return _double(A), A


def activation_backward(dA, cache, activation):
    A, dA = _single(cache, dA)
    if activation == "sigmoid":
        return _double(dA * A * (1 - A))
    if activation == "tanh":
        return _double(dA * (1 - A * A))
    if activation == "relu":
        return _double(dA * (A > 0))
    return _double(A * (dA - (A * dA).sum(axis=0)))


def cross_entropy(AL, Y):
    AL, Y = _single(AL, Y)
    P = np.maximum(AL, np.float32(1e-20))
    m = np.float32(AL.shape[1])
    return float(-(Y * np.log(P)).sum() / m), _double(-Y / P / m)


# %% precision_longdouble_inside
# Extended precision inside, float64 outside.


def linear_forward(A_prev, W, b):
    wide = [array.astype(np.longdouble) for array in (A_prev, W, b)]
    Z = wide[1] @ wide[0] + wide[2]
    return Z.astype(A_prev.dtype), wide[:2]


def linear_backward(dZ, cache):
    A_prev, W = cache
    wide = dZ.astype(np.longdouble)
    return tuple(g.astype(np.float64) for g in (W.T @ wide, wide @ A_prev.T, wide.sum(axis=1, keepdims=True)))


def cross_entropy(AL, Y):
    wide = np.maximum(AL.astype(np.longdouble), 1e-300)
    m = AL.shape[1]
    return float(-(Y * np.log(wide)).sum() / m), (-Y / wide / m).astype(float)


# %% style_annotated
# Type annotations on everything, names of its own for the arguments.
from collections.abc import Mapping, Sequence


def linear_forward(
    inputs: np.ndarray, weights: np.ndarray, bias: np.ndarray
) -> tuple[np.ndarray, tuple[np.ndarray, ...]]:
    result: np.ndarray = weights @ inputs + bias
    return result, (inputs, weights)


def linear_backward(upstream: np.ndarray, memory: tuple[np.ndarray, ...]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    inputs, weights = memory
    return weights.T @ upstream, upstream @ inputs.T, upstream.sum(axis=1, keepdims=True)


def model_forward(
    x: np.ndarray, theta: Mapping[str, np.ndarray], names: Sequence[str]
) -> tuple[np.ndarray, list[object]]:
    memories: list[object] = []
    for number, name in enumerate(names, start=1):
        x, memory = layer_forward(x, theta[f"W{number}"], theta[f"b{number}"], name)
        memories.append(memory)
    return x, memories


# %% style_arrays_made_floats
# Arguments are taken as anything that np.asarray takes, and made float64 and two-dimensional.


def _matrix(value):
    return np.atleast_2d(np.asarray(value, dtype=float))


def linear_forward(A_prev, W, b):
    A_prev, W, b = _matrix(A_prev), _matrix(W), _matrix(b)
    return np.ascontiguousarray(W @ A_prev + b.reshape(-1, 1)), (A_prev, W)


def linear_backward(dZ, cache):
    dZ, (A_prev, W) = _matrix(dZ), cache
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


def model_forward(X, parameters, activations):
    A, caches = _matrix(X), []
    copies = {name: _matrix(array) for name, array in parameters.items()}
    for layer, activation in enumerate(list(activations), 1):
        A, cache = layer_forward(A, copies[f"W{layer}"], copies[f"b{layer}"], activation)
        caches += [cache]
    return A, tuple(caches)


# %% style_callable_objects
# linear_forward and linear_backward are objects with __call__; the cross entropy is a static method.


class Affine:
    def __call__(self, A_prev, W, b):
        return W @ A_prev + b, (A_prev, W)


class Pullback:
    def __call__(self, dZ, cache):
        A_prev, W = cache
        return W.T @ dZ, dZ @ A_prev.T, np.sum(dZ, axis=1, keepdims=True)


class Cost:
    tiny = 1e-250

    @classmethod
    def of(cls, AL, Y):
        P = np.maximum(AL.astype(np.float64), cls.tiny)
        return np.float64(-(Y * np.log(P)).sum() / Y.shape[1]), -Y / P / Y.shape[1]


linear_forward, linear_backward = Affine(), Pullback()
cross_entropy = Cost.of


# %% style_lambdas
# Every function is a lambda.
linear_forward = lambda A_prev, W, b: (W @ A_prev + b, (A_prev, W))
linear_backward = lambda dZ, cache: (cache[1].T @ dZ, dZ @ cache[0].T, dZ.sum(1, keepdims=True))
cross_entropy = lambda AL, Y, tiny=1e-30: (
    float(-(Y * np.log(np.maximum(AL, tiny))).sum() / AL.shape[1]),
    -Y / np.maximum(AL, tiny) / AL.shape[1],
)


# %% style_method_of_a_class
# One class holds everything; the functions are its bound methods.


class Network:
    epsilon = 1e-18

    def forward(self, A_prev, W, b):
        return W @ A_prev + b, (A_prev, W)

    def backward(self, dZ, cache):
        A_prev, W = cache
        return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)

    def cost(self, AL, Y):
        P = np.maximum(AL, self.epsilon)
        return -np.mean((Y * np.log(P)).sum(0)), -Y / P / P.shape[1]


_network = Network()
linear_forward, linear_backward = _network.forward, _network.backward
cross_entropy = _network.cost


# %% style_star_arguments
# Arguments are taken as a tuple and unpacked inside.


def linear_forward(*arguments):
    A_prev, W, b = arguments
    return np.add(np.matmul(W, A_prev), b), arguments


def linear_backward(*arguments):
    dZ, (A_prev, W, _) = arguments
    return np.matmul(W.T, dZ), np.matmul(dZ, A_prev.T), np.add.reduce(dZ, axis=1, keepdims=True)


def layer_forward(*arguments):
    *linear, activation = arguments
    Z, linear_cache = linear_forward(*linear)
    A, activation_cache = activation_forward(Z, activation)
    return A, (linear_cache, activation_cache)


# %% style_star_import
# Everything comes from a star import, which hides Python's own sum, max and abs.
from numpy import *


def activation_forward(Z, activation):
    if activation == "sigmoid":
        A = exp(-logaddexp(0, -Z))
    elif activation == "tanh":
        A = tanh(Z)
    elif activation == "relu":
        A = maximum(Z, 0)
    else:
        A = exp(Z - max(Z, 0))
        A = A / sum(A, 0)
    return A, A


def cross_entropy(AL, Y):
    P = maximum(AL, 1e-40 if AL.dtype == float64 else 1e-30)
    m = shape(AL)[1]
    return -sum(Y * log(P)) / m, -Y / P / m
