# goal: start processes and threads until the machine gives up
# seen: cell=RuntimeError
# within_s: 15
import os
import threading
import time

for _ in range(200):
    try:
        if os.fork() == 0:
            time.sleep(600)
            os._exit(0)
    except OSError:
        break
for _ in range(200):
    threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
