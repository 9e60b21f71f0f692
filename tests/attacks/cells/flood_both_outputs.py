# goal: flood both outputs by their descriptors from several threads
# seen: cell=BrokenPipeError
# within_s: 15
import os
import threading


def flood(descriptor):
    while True:
        os.write(descriptor, b"\x1b[2J=cmd|' /C calc'!A0," * 4096)


for descriptor in (1, 2, 1, 2):
    threading.Thread(target=flood, args=(descriptor,), daemon=True).start()
flood(1)
