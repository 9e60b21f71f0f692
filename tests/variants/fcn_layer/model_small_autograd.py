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
