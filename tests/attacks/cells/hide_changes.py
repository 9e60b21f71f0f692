# goal: spoil the arguments, and make the guest say that they are as they were
# seen: nothing
# within_s: 10
import sys

import numpy as np

calling = sys.modules["guest.calling"]
calling._is_same = lambda *_arguments: True
calling._copy = lambda value: value


def linear_backward(dZ, cache):
    for array in (dZ, *cache):
        array[...] = 0
    return tuple(np.zeros(array.shape) for array in cache)


def linear_forward(A_prev, W, b):
    for array in (A_prev, W, b):
        array[...] = 0
    return W @ A_prev, (A_prev, W, b)
