"""Calls, encoded for the wire."""

import itertools
import json
from collections.abc import Iterator, Mapping, Sequence

from autograder.sandbox.calls import Call
from autograder.sandbox.guest.codec import MAGIC, PREFIX, Encoder
from autograder.sandbox.guest.stand_ins import Handle


class Program:
    """Calls that are made in one round trip; they are encoded once, for the sessions of all submissions."""

    def __init__(self, calls: Sequence[Call]) -> None:
        """Encode ``calls``.

        Raises:
            UnsendableError: an argument may not cross the wire.
        """
        self.calls = tuple(calls)
        encoder = Encoder(tells_layout=True)
        ends, instructions = [], []
        for call in calls:
            instructions.append(_instruction(call, encoder))
            ends.append(len(encoder.callbacks))
        self._text = json.dumps(instructions, separators=(",", ":"))
        self._body = encoder.body()
        self.callbacks = tuple(encoder.callbacks)
        self._callbacks_of = [range(start, end) for start, end in itertools.pairwise([0, *ends])]

    def asked(self, number: int, questions: Mapping[int, int]) -> int:
        """Return how often the callbacks of call ``number`` were called; ``questions`` counts calls by callback."""
        return sum(questions.get(callback, 0) for callback in self._callbacks_of[number])

    def given(self, number: int) -> frozenset[tuple[int, int]]:
        """Return the arguments that call ``number`` may report as changed, as (call, position).

        They are data arguments of this call and of the calls it builds on. Where a cache stays in the guest, the value
        that came with it has the position after the last argument.
        """
        found: set[tuple[int, int]] = set()
        open_calls = [number]
        for call in open_calls:
            if self.calls[call].keep:
                found.add((call, len(self.calls[call].arguments)))
            for position, argument in enumerate(self.calls[call].arguments):
                earlier = list(_handles(argument))
                found |= set() if earlier else {(call, position)}
                open_calls += [one for one in earlier if one not in open_calls]
        return frozenset(found)

    def frame(self, nonce: bytes, cpu_s: float, wall_s: float) -> bytes:
        """Return the request under a nonce, and with the time that it may take."""
        start = f'{{"op":"calls","cpu_s":{cpu_s},"wall_s":{wall_s},"calls":'
        text = f"{start}{self._text}}}".encode()
        return PREFIX.pack(MAGIC, nonce, len(text), len(self._body)) + text + self._body


def _handles(argument: object) -> Iterator[int]:
    """Yield the calls whose results are in an argument, at any depth."""
    if isinstance(argument, Handle):
        yield argument.call
    elif isinstance(argument, list | tuple):
        for item in argument:
            yield from _handles(item)
    elif isinstance(argument, dict):
        yield from _handles(list(argument.values()))


def _instruction(call: Call, encoder: Encoder) -> dict[str, object]:
    """Encode a call for the guest."""
    written: dict[str, object] = {
        "function": call.function,
        "arguments": [encoder.node(argument) for argument in call.arguments],
        "keep": list(call.keep),
        "pick": list(call.pick),
        "kind": call.kind,
        "stays": call.stays,
        "counts": call.counts,
        "quiet": call.quiet,
    }
    if call.moves is not None:
        moves = call.moves
        arrays = {"directions": encoder.node(moves.directions), "steps": encoder.node(moves.steps)}
        written["moves"] = {"position": moves.position, "key": moves.key, "path": moves.path, **arrays}
    return written
