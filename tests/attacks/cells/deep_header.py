# goal: answer with a header nested so deep that reading it overflows a stack
# seen: linear_backward=error died
# within_s: 10
import struct
import sys

text = b'{"outcomes":' + b"[" * 120_000 + b"]" * 120_000 + b"}"


def send(_self, nonce, _header):
    return struct.pack("<4s16sIQ", b"CHR1", nonce, len(text), 0) + text


def linear_backward(dZ, cache):
    sys.modules["guest.codec"].Encoder.frame = send
