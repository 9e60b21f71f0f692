"""Reads a million frames that no honest guest sends: each must give a reply or a WireError, within the memory bound.

Run by ``make fuzz``. The frames are changed honest ones; a frame that takes a new branch of the reader, or gives a new
message, is kept and changed further. The same seed and number of processes repeat a run.
"""

import argparse
import os
import random
import re
import secrets
import sys
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

from frames import NONCE, Frame, changed, honest

from autograder.sandbox import wire
from autograder.sandbox.wire import HELD_ANYWAY, HELD_PER_HEADER_BYTE, WireError, read_prefix, read_reply

MEASURED = 50
"""One in this many frames is read with its memory measured, which is slow."""
KEPT_BYTES = 4096
"""A longer header is not changed further: it would take the time of many short ones."""
SHOWN = 5
_ITS_OWN_WORDS = re.compile(r"((?:Invalid (?:enum )?value|unknown field|can't decode) |a reply of ).*", re.DOTALL)


@dataclass
class Tally:
    """The results of one process."""

    frames: int = 0
    replies: int = 0
    kept: int = 0
    most_held_bytes: int = 0
    slowest_s: float = 0.0
    messages: Counter[str] = field(default_factory=Counter)
    branches: set[tuple[int, int]] = field(default_factory=set)
    troubles: list[str] = field(default_factory=list)


def main() -> None:
    """Read the frames on all cores and print the results; exit with 1 if the reader broke a promise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1 << 32))
    options = parser.parse_args()
    workers = os.cpu_count() or 1
    seeds = [options.seed + number for number in range(workers)]
    print(f"seeds {', '.join(map(str, seeds))}")
    start = time.perf_counter()
    with ProcessPoolExecutor(workers) as pool:
        tallies = list(pool.map(fuzz, seeds, [-(-options.frames // workers)] * workers))
    _print(tallies, time.perf_counter() - start)
    sys.exit(any(tally.troubles for tally in tallies))


def fuzz(seed: int, frames: int) -> Tally:
    """Read ``frames`` frames that grow from the honest ones by changes drawn from ``seed``."""
    rng, tally = random.Random(seed), Tally()  # noqa: S311 - has to be repeatable
    whole, kept = honest(), honest()
    for frame in whole:
        _read(frame)  # so that memory for compiled patterns is not counted for a frame
    for number in range(frames):
        frame = changed(rng.choice(whole if rng.random() < 0.6 else kept), rng)
        if number % MEASURED == 0:
            _measure(frame, tally)
        elif _is_news(frame, tally) and len(frame[1]) < KEPT_BYTES:
            kept.append(frame)
    tally.frames, tally.kept = frames, len(kept) - len(whole)
    return tally


def _read(frame: Frame) -> str:
    """Return the message of the WireError that a frame gives, without the frame's own text; '' for a reply."""
    prefix, header, body = frame
    try:
        header_bytes, body_bytes = read_prefix(prefix, NONCE)
        read_reply(header[:header_bytes], body[:body_bytes])
    except WireError as error:
        what, _, _ = _ITS_OWN_WORDS.sub(r"\1...", str(error)).partition(" - at ")
        return what.partition(" (byte")[0]
    return ""


def _is_news(frame: Frame, tally: Tally) -> bool:
    """Read a frame; return whether it takes a new branch or gives a new message."""
    taken: set[tuple[int, int]] = set()
    last = 0

    def line(stack: FrameType, event: str, _argument: object) -> Callable[..., Any]:
        nonlocal last
        if event == "line":
            taken.add((last, stack.f_lineno))
            last = stack.f_lineno
        return line

    def call(stack: FrameType, _event: str, _argument: object) -> Callable[..., Any] | None:
        return line if stack.f_code.co_filename == wire.__file__ else None

    start = time.perf_counter()
    sys.settrace(call)
    try:
        message = _read(frame)
    except BaseException as error:  # noqa: BLE001 - any other exception is a bug of the reader
        message = _trouble(tally, frame, repr(error))
    finally:
        sys.settrace(None)
    tally.slowest_s = max(tally.slowest_s, time.perf_counter() - start)
    is_new = not taken <= tally.branches or (bool(message) and message not in tally.messages)
    tally.branches |= taken
    _count(tally, message)
    return is_new


def _measure(frame: Frame, tally: Tally) -> None:
    """Read a frame and measure its memory."""
    _, header, body = frame
    tracemalloc.start()
    try:
        message = _read(frame)
    except BaseException as error:  # noqa: BLE001
        message = _trouble(tally, frame, repr(error))
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    tally.most_held_bytes = max(tally.most_held_bytes, held)
    if held > HELD_PER_HEADER_BYTE * len(header) + len(body) + HELD_ANYWAY:
        _trouble(tally, frame, f"{held} bytes were held")
    _count(tally, message)


def _count(tally: Tally, message: str) -> None:
    if message:
        tally.messages[message] += 1
    else:
        tally.replies += 1


def _trouble(tally: Tally, frame: Frame, what: str) -> str:
    prefix, header, body = frame
    tally.troubles.append(f"{what}: prefix {prefix.hex()}, header {header[:2000]!r}, {len(body)} bytes of body")
    return what


def _print(tallies: list[Tally], seconds: float) -> None:
    frames, replies, kept = (sum(getattr(tally, name) for tally in tallies) for name in ("frames", "replies", "kept"))
    messages = sum((tally.messages for tally in tallies), Counter[str]())
    branches = set().union(*(tally.branches for tally in tallies))
    troubles = [trouble for tally in tallies for trouble in tally.troubles]
    print(f"{frames:,} frames in {seconds:.0f} s, {frames / seconds:,.0f} a second, in {len(tallies)} processes")
    print(f"{replies:,} gave replies, {messages.total():,} were refused; {kept} were new and were changed further")
    print(f"{len(messages)} messages of WireError, {len(branches)} branches of the reader")
    print(f"{max(tally.most_held_bytes for tally in tallies) / 2**20:.2f} MiB of memory at most for one frame")
    print(f"{1e3 * max(tally.slowest_s for tally in tallies):.0f} ms for the slowest frame, while it was traced")
    print(f"{len(troubles)} gave another exception or took more memory than the bound")
    for message, count in messages.most_common():
        print(f"{count:>9,}  {message[:100]!r}")
    for trouble in troubles[:SHOWN]:
        print(trouble)


if __name__ == "__main__":
    main()
