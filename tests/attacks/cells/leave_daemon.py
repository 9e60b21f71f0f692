# goal: leave a process behind that ignores signals and writes a file later
# seen: cell=PermissionError
# within_s: 15
import os
import signal
import time

if os.fork() == 0:
    os.setsid()
    if os.fork():
        os._exit(0)
    for number in set(range(1, 32)) - {signal.SIGKILL, signal.SIGSTOP}:
        signal.signal(number, signal.SIG_IGN)
    time.sleep(2)
    open("/tmp/chainrule-attack-daemon", "w").close()
    os._exit(0)
