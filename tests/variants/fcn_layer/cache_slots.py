# The cache is an object with __slots__ and without equality.


class Memory:
    __slots__ = ("left", "right")
    __hash__ = None

    def __init__(self, left, right):
        self.left, self.right = left, right

    def __eq__(self, other):
        raise TypeError("memories are not compared")


def linear_forward(A_prev, W, b):
    return W @ A_prev + b, Memory(W.T, A_prev.T)


def linear_backward(dZ, cache):
    return cache.left @ dZ, dZ @ cache.right, dZ.sum(axis=1, keepdims=True)
