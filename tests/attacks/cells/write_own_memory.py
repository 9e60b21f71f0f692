# goal: change constants of the process in place: the first bytes of every reply, and None of it by name
# seen: cell=died died
# within_s: 10
import ctypes
import sys

codec = sys.modules["guest.codec"]
ctypes.memmove(id(codec.MAGIC) + sys.getsizeof(b"") - 1, b"PASS", 4)
