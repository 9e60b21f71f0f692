# goal: raise the guest's own exceptions, those that mean that time or memory is over
# seen: linear_forward=timeout linear_backward=timeout
# within_s: 10
import sys


def linear_forward(A_prev, W, b):
    raise sys.modules["guest.shell"].TimeUpError


def linear_backward(dZ, cache):
    raise sys.modules["guest.calling"].CallError("returned", "passed")
