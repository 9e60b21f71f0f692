# %% model_arguments_kept
# The caches are the arguments of forward, and backward starts from there.


def model_forward(X, parameters, activations):
    A = X
    for layer, name in enumerate(activations, start=1):
        A, _ = layer_forward(A, parameters[f"W{layer}"], parameters[f"b{layer}"], name)
    return A, (X, parameters)


def model_backward(dAL, caches, activations):
    X, parameters = caches
    A, kept = X, []
    for layer, name in enumerate(activations, start=1):
        A, cache = layer_forward(A, parameters[f"W{layer}"], parameters[f"b{layer}"], name)
        kept.append(cache)
    gradients, dA = {}, dAL
    while kept:
        layer = len(kept)
        dA, gradients[f"dW{layer}"], gradients[f"db{layer}"] = layer_backward(dA, kept.pop(), activations[layer - 1])
    return dict(gradients, dA0=dA)


# %% model_composed_pullback
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


# %% model_default_dict
# Gradients are added into a defaultdict that begins at zero.
from collections import defaultdict


def model_backward(dAL, caches, activations):
    gradients, dA = defaultdict(float), dAL
    for layer in range(len(activations), 0, -1):
        dA, dW, db = layer_backward(dA, caches[layer - 1], activations[layer - 1])
        gradients[f"dW{layer}"] += dW
        gradients[f"db{layer}"] += db
    gradients["dA0"] += dA
    return gradients


# %% model_dict_comprehension
# All upstream gradients first, then one dict comprehension; only the keys asked for.


def model_backward(dAL, caches, activations):
    found = []
    dA = dAL
    for cache, activation in zip(caches[::-1], activations[::-1]):
        found.append(layer_backward(dA, cache, activation))
        dA = found[-1][0]
    found.reverse()
    return {"dA0": dA} | {
        f"d{letter}{layer}": gradient
        for layer, (_, dW, db) in enumerate(found, start=1)
        for letter, gradient in (("W", dW), ("b", db))
    }


# %% model_dict_of_its_own
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


# %% model_in_one_piece
# Model functions that use none of the smaller functions: all activations of a network in lists.


def model_forward(X, parameters, activations):
    A, W = [X], [None]
    for l, name in enumerate(activations, 1):
        Z = parameters[f"W{l}"] @ A[-1] + parameters[f"b{l}"]
        if name == "relu":
            A.append(np.maximum(Z, 0))
        elif name == "tanh":
            A.append(np.tanh(Z))
        elif name == "sigmoid":
            A.append((1 + np.tanh(Z / 2)) / 2)
        else:
            E = np.exp(Z - Z.max(axis=0))
            A.append(E / E.sum(axis=0))
        W.append(parameters[f"W{l}"])
    return A[-1], {"A": A, "W": W}


def model_backward(dAL, caches, activations):
    A, W = caches["A"], caches["W"]
    gradients = {"dA0": dAL}
    for l in range(len(activations), 0, -1):
        dA, name = gradients["dA0"], activations[l - 1]
        if name == "relu":
            dZ = dA * (A[l] > 0)
        elif name == "tanh":
            dZ = dA * (1 - A[l] ** 2)
        elif name == "sigmoid":
            dZ = dA * A[l] * (1 - A[l])
        else:
            dZ = A[l] * (dA - (A[l] * dA).sum(axis=0))
        gradients[f"dW{l}"] = dZ @ A[l - 1].T
        gradients[f"db{l}"] = dZ @ np.ones((dZ.shape[1], 1))
        gradients["dA0"] = W[l].T @ dZ
    return gradients


# %% model_keys_made_by_numpy
# Names of the gradients are made by NumPy, so that keys are np.str_.


def model_backward(dAL, caches, activations):
    numbers = np.arange(1, len(activations) + 1).astype(str)
    weights, biases = np.strings.add("dW", numbers), np.strings.add("db", numbers)
    gradients, dA = {}, dAL
    for layer in reversed(range(len(activations))):
        dA, gradients[weights[layer]], gradients[biases[layer]] = layer_backward(dA, caches[layer], activations[layer])
    gradients[np.str_("dA0")] = dA
    return gradients


# %% model_keys_that_are_numbers
# Beside the keys asked for, the dict holds each layer's gradients under its number.


def model_backward(dAL, caches, activations):
    gradients, dA = {}, dAL
    for layer in range(len(activations), 0, -1):
        gradients[layer] = dA, dW, db = layer_backward(dA, caches[layer - 1], activations[layer - 1])
        gradients[f"dW{layer}"], gradients[f"db{layer}"] = dW, db
    gradients["dA0"] = dA
    return gradients


# %% model_more_keys
# The dict also holds every dA, the last included, and dZ of every layer.


def model_backward(dAL, caches, activations):
    gradients = {f"dA{len(activations)}": dAL}
    for layer in reversed(range(1, len(activations) + 1)):
        linear_cache, activation_cache = caches[layer - 1]
        dZ = activation_backward(gradients[f"dA{layer}"], activation_cache, activations[layer - 1])
        gradients[f"dZ{layer}"] = dZ
        below, gradients[f"dW{layer}"], gradients[f"db{layer}"] = linear_backward(dZ, linear_cache)
        gradients[f"dA{layer - 1}"] = below
    gradients["layers"] = len(activations)
    return gradients


# %% model_object_beside_the_gradients
# Beside the keys asked for, the dict holds an object of the student's own.


class Statistics:
    def __init__(self, gradients):
        self.norms = {name: np.linalg.norm(gradient) for name, gradient in gradients.items()}


def model_backward(dAL, caches, activations):
    gradients, dA = {}, dAL
    for layer in range(len(activations), 0, -1):
        dA, dW, db = layer_backward(dA, caches[layer - 1], activations[layer - 1])
        gradients.update({f"dA{layer - 1}": dA, f"dW{layer}": dW, f"db{layer}": db})
    gradients["statistics"] = Statistics(gradients)
    return gradients


# %% model_ordered_dict
# The gradients come in an OrderedDict.
from collections import OrderedDict


def model_backward(dAL, caches, activations):
    gradients = OrderedDict()
    dA = dAL
    for layer in range(len(activations), 0, -1):
        dA, dW, db = layer_backward(dA, caches[layer - 1], activations[layer - 1])
        gradients[f"dA{layer - 1}"] = dA
        gradients[f"dW{layer}"] = dW
        gradients[f"db{layer}"] = db
    return gradients


# %% model_recursive_backward
# Backward calls itself with one layer less.


def model_backward(dAL, caches, activations):
    if not activations:
        return {"dA0": dAL}
    *others, name = activations
    dA, dW, db = layer_backward(dAL, caches[-1], name)
    layer = len(activations)
    return model_backward(dA, caches[:-1], others) | {f"dW{layer}": dW, f"db{layer}": db}


# %% model_recursive_forward
# Forward and backward recurse from the first layer on; caches are nested pairs.


def _forward(A, parameters, activations, layer):
    if layer > len(activations):
        return A, None
    A, cache = layer_forward(A, parameters["W" + str(layer)], parameters["b" + str(layer)], activations[layer - 1])
    AL, rest = _forward(A, parameters, activations, layer + 1)
    return AL, (cache, rest)


def _backward(dAL, caches, activations, layer, gradients):
    if caches is None:
        return dAL
    cache, rest = caches
    dA = _backward(dAL, rest, activations, layer + 1, gradients)
    dA, gradients[f"dW{layer}"], gradients[f"db{layer}"] = layer_backward(dA, cache, activations[layer - 1])
    return dA


def model_forward(X, parameters, activations):
    return _forward(X, parameters, activations, 1)


def model_backward(dAL, caches, activations):
    gradients = {}
    gradients["dA0"] = _backward(dAL, caches, activations, 1, gradients)
    return gradients


# %% model_reduce
# functools.reduce runs the layers in both directions.
from functools import reduce


def model_forward(X, parameters, activations):
    def step(state, numbered):
        A, caches = state
        layer, activation = numbered
        A, cache = layer_forward(A, parameters[f"W{layer}"], parameters[f"b{layer}"], activation)
        return A, (*caches, cache)

    return reduce(step, enumerate(activations, start=1), (X, ()))


def model_backward(dAL, caches, activations):
    def step(gradients, layer):
        dA, dW, db = layer_backward(gradients["dA0"], caches[layer - 1], activations[layer - 1])
        return {**gradients, "dA0": dA, f"dW{layer}": dW, f"db{layer}": db}

    return reduce(step, range(len(activations), 0, -1), {"dA0": dAL})


# %% model_reversed_lists
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


# %% model_small_autograd
# A small automatic differentiation: nodes remember their parents and how to pull gradients back.


class Node:
    def __init__(self, value, parents=(), pull=None):
        self.value, self.parents, self.pull = value, parents, pull
        self.order = 1 + max((parent.order for parent in parents), default=0)

    def gradients(self, upstream):
        found, waiting = {id(self): upstream}, {id(self): self}
        while waiting:
            node = waiting.pop(max(waiting, key=lambda key: waiting[key].order))
            if node.pull is None:
                continue
            for parent, gradient in zip(node.parents, node.pull(found[id(node)])):
                found[id(parent)] = found.get(id(parent), 0) + gradient
                waiting[id(parent)] = parent
        return found


def _affine(W, A, b):
    def pull(g):
        return g @ A.value.T, W.value.T @ g, g.sum(axis=1, keepdims=True)

    return Node(W.value @ A.value + b.value, (W, A, b), pull)


def _activate(Z, name):
    A, cache = activation_forward(Z.value, name)
    return Node(A, (Z,), lambda g: (activation_backward(g, cache, name),))


def model_forward(X, parameters, activations):
    leaves = {"A0": Node(X)} | {name: Node(array) for name, array in parameters.items()}
    A = leaves["A0"]
    for layer, name in enumerate(activations, start=1):
        A = _activate(_affine(leaves[f"W{layer}"], A, leaves[f"b{layer}"]), name)
    return A.value, (A, leaves)


def model_backward(dAL, caches, activations):
    output, leaves = caches
    found = output.gradients(dAL)
    return {f"d{name}": found[id(leaf)] for name, leaf in leaves.items()}


# %% model_while_loops
# While loops and a dict of caches, by layer.


def model_forward(X, parameters, activations):
    caches, A, layer = {}, X, 1
    while f"W{layer}" in parameters:
        A, caches[layer] = layer_forward(A, parameters[f"W{layer}"], parameters[f"b{layer}"], activations[layer - 1])
        layer += 1
    return A, caches


def model_backward(dAL, caches, activations):
    gradients, dA, layer = {}, dAL, max(caches)
    while layer:
        dA, gradients[f"dW{layer}"], gradients[f"db{layer}"] = layer_backward(dA, caches[layer], activations[layer - 1])
        layer -= 1
    gradients["dA0"] = dA
    return gradients
