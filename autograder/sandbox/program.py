"""Calls written down for the wire."""

import itertools
import json
from collections.abc import Mapping, Sequence

from autograder.sandbox.calls import Call
from autograder.sandbox.guest.codec import MAGIC, PREFIX, Encoder


class Program:
    """Calls written down once, to be made in one round trip of as many sessions as there are submissions."""

    def __init__(self, calls: Sequence[Call]) -> None:
        """Write down ``calls``.

        Raises:
            UnsendableError: an argument is none that may cross.
        """
        self.calls = tuple(calls)
        encoder = Encoder()
        ends, instructions = [], []
        for call in calls:
            instructions.append(_instruction(call, encoder))
            ends.append(len(encoder.callbacks))
        self._text = json.dumps(instructions, separators=(",", ":"))
        self._body = encoder.body()
        self.callbacks = tuple(encoder.callbacks)
        self._callbacks_of = [range(start, end) for start, end in itertools.pairwise([0, *ends])]

    def asked(self, number: int, questions: Mapping[int, int]) -> int:
        """Return how often the callbacks of call ``number`` were called, of all ``questions`` by callback."""
        return sum(questions.get(callback, 0) for callback in self._callbacks_of[number])

    def frame(self, nonce: bytes, cpu_s: float, wall_s: float) -> bytes:
        """Return the request under a nonce, and with the time that it may take."""
        start = f'{{"op":"calls","cpu_s":{cpu_s},"wall_s":{wall_s},"calls":'
        text = f"{start}{self._text}}}".encode()
        return PREFIX.pack(MAGIC, nonce, len(text), len(self._body)) + text + self._body


def _instruction(call: Call, encoder: Encoder) -> dict[str, object]:
    """Write down a call for the guest."""
    written: dict[str, object] = {
        "function": call.function,
        "arguments": [encoder.node(argument) for argument in call.arguments],
        "keep": list(call.keep),
        "pick": list(call.pick),
        "watch": list(call.watch),
        "kind": call.kind,
        "stays": call.stays,
        "counts": call.counts,
    }
    if call.moves is not None:
        moves = call.moves
        arrays = {"directions": encoder.node(moves.directions), "steps": encoder.node(moves.steps)}
        written["moves"] = {"position": moves.position, "key": moves.key, "path": moves.path, **arrays}
    return written
