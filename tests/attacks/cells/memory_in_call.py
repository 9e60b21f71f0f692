# goal: take all the memory there is in a call, in one piece and in many
# seen: linear_backward=memory
# within_s: 15
import numpy as np


def linear_backward(dZ, cache):
    pieces = []
    try:
        np.ones(1 << 40)
    except MemoryError:
        while True:
            pieces.append(np.empty(1 << 22))
