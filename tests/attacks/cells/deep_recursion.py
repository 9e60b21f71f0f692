# goal: recurse until the stack of the process is gone
# seen: linear_backward=error died or linear_backward=timeout
# within_s: 15
import sys


class Deep:
    def __getattr__(self, name):
        return getattr(self, name + "x"[:0])


def linear_backward(dZ, cache):
    sys.setrecursionlimit(10**9)
    value = []
    for _ in range(10**5):
        value = [value]
    return repr(value), Deep().x
