# goal: start a process past the C library: fork, vfork and clone by their numbers, with and without namespaces
# seen: nothing
# within_s: 10
# lacks: attack got
import ctypes
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)
clone = {"x86_64": 56, "aarch64": 220}[platform.machine()]
calls = [(clone, 17), (clone, 17 | 0x10000000), (clone, 17 | 0x20000000 | 0x10000000), (clone, 0x80000000 | 17)]
calls += [(57, 0), (clone | 0x40000000, 17)] if platform.machine() == "x86_64" else []
for number, flags in calls:
    pid = libc.syscall(number, flags, 0, 0, 0, 0)
    if pid == 0:
        os._exit(0)
    if pid > 0:
        print("attack got a process", number, flags)
arguments = (ctypes.c_uint64 * 11)(0, 0, 0, 0, 17)
pid = libc.syscall(435, arguments, ctypes.sizeof(arguments))
if pid == 0:
    os._exit(0)
if pid > 0:
    print("attack got a process by clone3")
