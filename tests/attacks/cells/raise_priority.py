# goal: be served before everybody else: niceness, real time, disk priority
# seen: nothing
# within_s: 10
# lacks: attack got
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
before = os.getpriority(os.PRIO_PROCESS, 0)
WAYS = (
    lambda: os.nice(-20),
    lambda: os.setpriority(os.PRIO_USER, 0, -20),
    lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(99)),
    lambda: os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1)),
)
for number, way in enumerate(WAYS):
    try:
        way()
        print("attack got", number)
    except OSError:
        continue
if os.getpriority(os.PRIO_PROCESS, 0) < before:
    print("attack got a higher priority")
libc.mlockall(3)
try:
    os.sched_setaffinity(0, range(1024))
except OSError:
    pass
