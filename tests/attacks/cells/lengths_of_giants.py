# goal: announce a header of four gigabytes and a body of sixteen exabytes
# seen: linear_backward=error died
# within_s: 10
import struct
import sys

text = b"{}"


def send(_self, nonce, _header):
    return struct.pack("<4s16sIQ", b"CHR1", nonce, 2**32 - 1, 2**64 - 1) + text


def linear_backward(dZ, cache):
    sys.modules["guest.codec"].Encoder.frame = send
