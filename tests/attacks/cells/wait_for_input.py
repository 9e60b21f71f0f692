# goal: wait for somebody to type, and for ever
# seen: linear_backward=timeout
# within_s: 15
import sys
import threading


def linear_backward(dZ, cache):
    sys.stdin.read()
    threading.Event().wait()
