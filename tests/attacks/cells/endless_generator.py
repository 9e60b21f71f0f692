# goal: return generators and iterators that give numbers for ever
# seen: linear_backward=refused
# within_s: 10
import itertools


def linear_backward(dZ, cache):
    return (number for number in itertools.count())
