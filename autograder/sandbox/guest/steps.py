"""Counts what the interpreter does: a measure of work that is the same on a busy machine and on an idle one."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any


class SwitchedOffError(Exception):
    """The counting was switched off meanwhile."""


@contextmanager
def counting(*, is_wanted: bool) -> Iterator[list[int]]:
    """Count the steps of the interpreter here, in a list of one number: instructions, and calls of what is not Python.

    Raises:
        SwitchedOffError: somebody else traces now.
    """
    tally = [0]

    def trace(frame: FrameType, _event: str, _argument: Any) -> Any:  # noqa: ANN401 - as sys.settrace has it
        frame.f_trace_lines, frame.f_trace_opcodes = False, True
        tally[0] += 1
        return trace

    def profile(_frame: FrameType, _event: str, _argument: object) -> None:
        tally[0] += 1

    if not is_wanted:
        yield tally
        return
    before = sys.gettrace(), sys.getprofile()
    sys.setprofile(profile)
    sys.settrace(trace)
    try:
        yield tally
        if sys.gettrace() is not trace:
            msg = "it switched off the counting of its steps (sys.settrace)"
            raise SwitchedOffError(msg)
    finally:
        sys.settrace(before[0])
        sys.setprofile(before[1])
