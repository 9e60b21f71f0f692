# goal: open a socket of any family that is not confined to the machine's own files: vsock, netlink, packet, algorithms
# seen: nothing
# within_s: 10
# lacks: attack got
import socket

for family in set(range(46)) - {socket.AF_UNIX}:
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
        try:
            socket.socket(family, kind).close()
            print("attack got a socket", family, kind)
        except OSError:
            continue
