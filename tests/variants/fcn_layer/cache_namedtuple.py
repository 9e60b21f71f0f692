# The cache is a named tuple.
from collections import namedtuple

LayerCache = namedtuple("LayerCache", ["linear", "activation"])


def layer_forward(A_prev, W, b, activation):
    Z, linear = linear_forward(A_prev, W, b)
    A, inner = activation_forward(Z, activation)
    return A, LayerCache(linear=linear, activation=inner)


def layer_backward(dA, cache, activation):
    return linear_backward(activation_backward(dA, cache.activation, activation), cache.linear)
