# Results come as a named tuple.
from typing import NamedTuple


class Gradients(NamedTuple):
    dA_prev: Array
    dW: Array
    db: Array


def linear_backward(dZ, cache):
    A_prev, W = cache
    return Gradients(db=dZ.sum(axis=1, keepdims=True), dW=dZ @ A_prev.T, dA_prev=W.T @ dZ)
