# goal: put a filter of one's own on the process, so that the guest's next calls go wrong
# seen: cell=died died
# within_s: 10
import ctypes
import platform
import struct

write = {"x86_64": 1, "aarch64": 64}[platform.machine()]
steps = ((0x20, 0, 0, 0), (0x15, 0, 1, write), (0x06, 0, 0, 0x50000 | 9), (0x06, 0, 0, 0x7FFF0000))
code = ctypes.create_string_buffer(b"".join(struct.pack("<HBBI", *step) for step in steps))
program = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code))
ctypes.CDLL(None).prctl(22, 2, ctypes.c_char_p(program), 0, 0)
