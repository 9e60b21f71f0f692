# goal: wait for somebody to type, and for ever
import sys
import threading


def linear_backward(dZ, cache):
    sys.stdin.read()
    threading.Event().wait()
