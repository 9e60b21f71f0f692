# goal: announce arrays larger than the machine, of no element, or that share the same few bytes a thousand times
# seen: linear_backward=error died
# within_s: 10
import json
import os
import struct
import sys

SHAPES = [[8]] * 500 + [[2**31, 2**31, 0], [2**31, 2**31], [1 << 20], [-1], [1] * 9]


def wire():
    frame = sys._getframe()
    while not hasattr(frame.f_locals.get("request"), "nonce") or not hasattr(frame.f_locals.get("self"), "_pipe"):
        frame = frame.f_back
    return frame.f_locals["request"].nonce, frame.f_locals["self"]._pipe._replies


def linear_backward(dZ, cache):
    nonce, replies = wire()
    value = ["t", [["a", "<f8", shape, 0] for shape in SHAPES]]
    text = json.dumps({"outcomes": [{"kind": "returned", "value": value}] * 2}).encode()
    os.write(replies, struct.pack("<4s16sIQ", b"CHR1", nonce, len(text), 64) + text + bytes(64))
    os._exit(0)
