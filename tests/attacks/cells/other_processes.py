# goal: read and write the memory of other processes, and borrow their descriptors
# seen: nothing
# within_s: 10
# lacks: attack got
import ctypes
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)
numbers = {"x86_64": (310, 311, 312), "aarch64": (270, 271, 272)}[platform.machine()]
buffer = ctypes.create_string_buffer(8)
here = (ctypes.c_void_p * 2)(ctypes.addressof(buffer), 8)
for pid in {1, 2, 3, os.getppid(), os.getpid()}:
    for number in numbers[:2]:
        if libc.syscall(number, pid, here, 1, here, 1, 0) > 0:
            print("attack got memory", pid)
    if libc.syscall(numbers[2], pid, 1, 0, 0, 0) >= 0:
        print("attack got kcmp", pid)
    if libc.ptrace(0x4206, pid, 0, 0) == 0:
        print("attack got a trace", pid)
    handle = libc.syscall(434, pid, 0)
    if handle >= 0:
        if libc.syscall(438, handle, 0, 0) >= 0:
            print("attack got a descriptor", pid)
        os.close(handle)
