# goal: compute for ever in a single step of the interpreter
# seen: linear_backward=timeout
# within_s: 15
import re


def linear_backward(dZ, cache):
    re.match(r"(a+)+$", "a" * 60 + "b")
    return sum(range(10**12))
