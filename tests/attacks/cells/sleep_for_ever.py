# goal: sleep where no signal of Python's wakes it: in the C library, with all signals blocked
# seen: linear_backward=timeout died
# within_s: 15
import ctypes
import signal


def linear_backward(dZ, cache):
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    ctypes.CDLL(None).sleep(60)
