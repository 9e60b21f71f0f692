# Forward functions return a named tuple of output and cache.
from collections import namedtuple

Pass = namedtuple("Pass", "output cache")


def linear_forward(A_prev, W, b):
    return Pass(output=W @ A_prev + b, cache=(A_prev, W))


def layer_forward(A_prev, W, b, activation):
    linear = linear_forward(A_prev, W, b)
    A, inner = activation_forward(linear.output, activation)
    return Pass(A, Pass(linear.cache, inner))
