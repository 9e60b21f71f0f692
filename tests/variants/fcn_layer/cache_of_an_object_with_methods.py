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
