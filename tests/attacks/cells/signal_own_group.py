# goal: signal all of the own group of processes, which may reach over the border of a namespace
# seen: nothing
# within_s: 10
import os
import signal

for number in (signal.SIGSTOP, signal.SIGKILL, signal.SIGTERM, signal.SIGUSR1):
    os.kill(0, number)
    os.killpg(0, number)
