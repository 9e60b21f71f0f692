# goal: write into read-only pages of the own process through /proc/self/mem, the code of the C library included
# seen: cell=died died
# within_s: 10
import ctypes
import platform

libc = ctypes.CDLL(None)
address = ctypes.cast(libc.write, ctypes.c_void_p).value
with open("/proc/self/mem", "r+b", buffering=0) as memory:
    memory.seek(address)
    memory.write((b"\x0f\x0b" if platform.machine() == "x86_64" else bytes(2)) * 8)  # no instruction
