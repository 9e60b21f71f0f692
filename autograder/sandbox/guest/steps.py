"""Counts the interpreter's steps, a measure of work that is the same on a busy machine and on an idle one."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any


class SwitchedOffError(Exception):
    """The student's code switched the counting off."""


@contextmanager
def counting(tally: list[int], *, is_wanted: bool) -> Iterator[None]:
    """Add the interpreter's steps in this block to ``tally[0]``: instructions, and calls of functions not in Python.

    Work of other threads is not counted, nor work while the student's code has switched the counting off.

    Raises:
        SwitchedOffError: the counting is off at the end of the block.
    """

    def trace(frame: FrameType, _event: str, _argument: Any) -> Any:  # noqa: ANN401 - as sys.settrace has it
        frame.f_trace = trace  # Python 3.13 needs this before f_trace_opcodes
        frame.f_trace_lines, frame.f_trace_opcodes = False, True
        tally[0] += 1
        return trace

    def profile(_frame: FrameType, _event: str, _argument: object) -> None:
        tally[0] += 1

    if not is_wanted:
        yield
        return
    before = sys.gettrace(), sys.getprofile()
    sys._getframe().f_trace_opcodes = True  # noqa: SLF001 - Python 3.12 needs this before sys.settrace
    sys.setprofile(profile)
    sys.settrace(trace)
    try:
        yield
        if sys.gettrace() is not trace:
            msg = "it switched off the counting of its steps (sys.settrace)"
            raise SwitchedOffError(msg)
    finally:
        sys.settrace(before[0])
        sys.setprofile(before[1])
