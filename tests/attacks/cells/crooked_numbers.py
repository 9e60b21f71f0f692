# goal: send numbers that are none: a million digits, infinitely many steps, a key twice, half a character
# seen: linear_backward=error died
# within_s: 10
import struct
import sys

value = b'"kind":"returned","kind":"missing","steps":1e400,"value":["i","' + b"9" * 200_000 + b'"]'
text = b'{"outcomes":[{' + value + b'}],"x":"\xed\xa0\x80"}'


def send(_self, nonce, _header):
    return struct.pack("<4s16sIQ", b"CHR1", nonce, len(text), 0) + text


def linear_backward(dZ, cache):
    sys.modules["guest.codec"].Encoder.frame = send
