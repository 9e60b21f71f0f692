# goal: read the memory of the process that started this one
# seen: nothing
# within_s: 15
# lacks: attack got
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
for pid in {1, os.getppid(), *(int(name) for name in os.listdir("/proc") if name.isdigit())} - {os.getpid()}:
    if libc.ptrace(16, pid, 0, 0) == 0:
        print("attack got attached", pid)
    try:
        with open(f"/proc/{pid}/mem", "rb") as memory:
            print("attack got", pid, memory.read(1))
    except OSError as error:
        print(pid, error)
