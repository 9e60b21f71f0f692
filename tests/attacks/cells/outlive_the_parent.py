# goal: forget the tie to the parent, leave the session, and stay in threads that nothing wakes
# seen: nothing
# within_s: 10
import ctypes
import os
import threading

libc = ctypes.CDLL(None, use_errno=True)
libc.prctl(1, 0, 0, 0, 0)
libc.prctl(36, 1, 0, 0, 0)
libc.prctl(4, 0, 0, 0, 0)
try:
    os.setsid()
except OSError:
    pass
for _ in range(5):
    threading.Thread(target=libc.pause, daemon=False).start()
