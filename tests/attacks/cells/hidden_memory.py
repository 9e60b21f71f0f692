# goal: take memory that no limit of a process counts, and interfaces of the kernel that run work elsewhere
# seen: nothing
# within_s: 10
# lacks: attack got
import ctypes
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)
memfd, faults, bpf, perf = {"x86_64": (319, 323, 321, 298), "aarch64": (279, 282, 280, 241)}[platform.machine()]
parameters = ctypes.create_string_buffer(256)
for what, result in (
    ("memfd", libc.syscall(memfd, b"chainrule-attack", 0)),
    ("memfd_secret", libc.syscall(447, 0)),
    ("userfaultfd", libc.syscall(faults, 1)),
    ("io_uring", libc.syscall(425, 8, parameters)),
    ("bpf", libc.syscall(bpf, 0, parameters, 72)),
    ("perf", libc.syscall(perf, parameters, 0, -1, -1, 0)),
    ("process_madvise", libc.syscall(440, 0, parameters, 1, 4, 0)),
):
    if result >= 0:
        print("attack got", what)
try:
    os.memfd_create("chainrule-attack")
    print("attack got memfd")
except OSError:
    pass
