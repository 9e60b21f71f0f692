# goal: compute for ever and ignore every signal that may be ignored
# seen: cell=timeout died
# within_s: 15
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 32))
while True:
    pass
