# goal: take the guest's alarms off its hands with sigwait, and wait for the next one
# seen: linear_backward=timeout died
# within_s: 15
import signal


def linear_backward(dZ, cache):
    everything = signal.valid_signals()
    signal.pthread_sigmask(signal.SIG_BLOCK, everything)
    while True:
        signal.sigwait(everything)
