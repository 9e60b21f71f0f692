# goal: stop the own process, which then neither answers nor ends
# seen: nothing
# within_s: 15
import os
import signal


def linear_backward(dZ, cache):
    os.kill(os.getpid(), signal.SIGSTOP)
