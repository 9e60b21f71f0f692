"""Answers requests one after another: a cell to run, or a program of calls of the student's functions."""

import copy
import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import numpy as np

from .codec import PREFIX, Encoder, Keep, UnsendableError, read_value
from .shell import Notebook, TimeUpError, place
from .sweep import sweep

MESSAGE_CHARACTERS = 500

_array_equal = np.array_equal
_copy = copy.deepcopy
_Outcome = dict[str, Any]


class _CallError(Exception):
    """A call that could not be made: the kind of outcome, and why."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


class Server:
    """Serves one notebook over one pair of pipes."""

    def __init__(self, notebook: Notebook, requests: int, replies: int) -> None:
        """Answer on descriptor ``replies`` what comes in on ``requests``."""
        self._notebook = notebook
        self._requests = requests
        self._replies = replies

    def serve(self) -> None:
        """Answer until the grader closes its end."""
        while prefix := self._read(PREFIX.size):
            _, nonce, header_bytes, body_bytes = PREFIX.unpack(prefix)
            request = json.loads(self._read(header_bytes))
            body = self._read(body_bytes)
            clock = Clock(request["cpu_s"], request["wall_s"])
            frame = self._answer(request, body, nonce, clock)
            clock.stop()
            self._write(frame)

    def _answer(self, request: dict[str, Any], body: bytes, nonce: bytes, clock: "Clock") -> bytes:
        encoder = Encoder()
        try:
            if request["op"] == "cell":
                outcomes = [self._run_cell(request, body, clock)]
            else:
                outcomes = Calls(self._notebook, body, encoder, clock).make_all(request["calls"])
            return encoder.frame(nonce, {"outcomes": outcomes})
        except (UnsendableError, MemoryError) as error:  # all results together are too much for one reply
            return Encoder().frame(nonce, {"outcomes": [_failure(error)]})

    def _run_cell(self, request: dict[str, Any], body: bytes, clock: "Clock") -> _Outcome:
        _, _, (size,), offset = request["source"]
        source = body[offset : offset + size].decode()
        try:
            with clock.running():
                self._notebook.run(request["number"], source, fill_gaps=request["fill_gaps"])
        except BaseException as error:  # noqa: BLE001 - SystemExit and the like are the student's, too
            return _failure(error)
        return {"kind": "returned", "value": ["n"], "modified": []}

    def _read(self, count: int) -> bytes:
        """Read ``count`` bytes, or nothing at the end of the stream."""
        parts = []
        while count and (part := os.read(self._requests, min(count, 1 << 20))):
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    def _write(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[os.write(self._replies, view) :]


class Calls:
    """One request's calls; a later call may use what an earlier one returned."""

    def __init__(self, notebook: Notebook, body: bytes, encoder: Encoder, clock: "Clock") -> None:
        """Call functions of ``notebook`` with values from ``body``; results go to ``encoder``."""
        self._notebook = notebook
        self._body = body
        self._encoder = encoder
        self._clock = clock
        self._results: list[object] = []
        self._given: list[list[tuple[int, int, Any, Any]]] = []

    def make_all(self, calls: list[dict[str, Any]]) -> list[_Outcome]:
        """Make the calls in order; after a timeout or a lack of memory the rest is not tried."""
        outcomes = []
        for call in calls:
            outcomes.append(self._make(call))
            if outcomes[-1]["kind"] in {"timeout", "memory"}:
                break
        return outcomes

    def _make(self, call: dict[str, Any]) -> _Outcome:
        number = len(self._results)
        self._results.append(None)
        self._given.append([])
        try:
            with self._notebook.watching(call["watch"]) as called:
                result = self._result(call, number)
            self._results[number] = result
            value = self._encode(result, call["keep"], call["pick"])
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is the student's
            return _failure(error)
        return {"kind": "returned", "value": value, "modified": self._modified(number), "called": called}

    def _result(self, call: dict[str, Any], number: int) -> object:
        name = call["function"]
        function = self._notebook.lookup(name)
        if not callable(function):
            kind, message = "missing", f"there is no function {name}"
            raise _CallError(kind, message)
        if "moves" in call:
            with self._clock.running():
                return sweep(call["moves"], self._body, lambda: self._arguments(call), function)
        given = self._given[number]
        for earlier in {node[1] for node in call["arguments"] if node[0] == "h"}:
            given.extend(self._given[earlier])  # the cache may hold what the earlier call was given
        arguments = self._arguments(call)
        for position, argument in enumerate(arguments):
            if call["arguments"][position][0] != "h":
                given.append((number, position, argument, _copy(argument)))
        with self._clock.running():
            result: object = function(*arguments)
        return result

    def _arguments(self, call: dict[str, Any]) -> list[Any]:
        return [read_value(node, self._body, self._kept) for node in call["arguments"]]

    def _kept(self, call: int, item: int | None) -> object:
        result = self._results[call]
        if item is None and result is not None:
            return result
        if item is None:
            kind, message = "skipped", "the call it builds on gave nothing"
            raise _CallError(kind, message)
        if isinstance(result, tuple | list) and len(result) > item:
            kept: object = result[item]
            return kept
        kind, message = "skipped", f"the call it builds on did not return {item + 1} items"
        raise _CallError(kind, message)

    def _encode(self, result: object, keep: list[int], pick: list[str]) -> list[Any]:
        if pick and isinstance(result, dict):
            return self._encoder.node({key: result[key] for key in pick if key in result})
        if not keep or not isinstance(result, tuple | list):
            return self._encoder.node(result)
        return self._encoder.node(tuple(Keep(item) if index in keep else item for index, item in enumerate(result)))

    def _modified(self, number: int) -> list[list[int]]:
        """Which arguments (call, position) of this call, and of those it builds on, are not what they were."""
        changed = [
            [call, position]
            for call, position, argument, before in self._given[number]
            if not _is_same(argument, before)
        ]
        return [pair for index, pair in enumerate(changed) if pair not in changed[:index]]


class Clock:
    """Timers on CPU and wall time that interrupt the student's code, again and again, and only that."""

    INTERVAL_S = 0.25

    def __init__(self, cpu_s: float, wall_s: float) -> None:
        """Start both timers."""
        self._running = False
        signal.signal(signal.SIGPROF, self._ring)
        signal.signal(signal.SIGALRM, self._ring)
        signal.setitimer(signal.ITIMER_PROF, cpu_s, self.INTERVAL_S)
        signal.setitimer(signal.ITIMER_REAL, wall_s, self.INTERVAL_S)

    def stop(self) -> None:
        """Ring no more."""
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Allow interrupts here: this is the student's code."""
        self._running = True
        try:
            yield
        finally:
            self._running = False

    def _ring(self, _number: int, _frame: FrameType | None) -> None:
        if self._running:
            raise TimeUpError


def _is_same(value: Any, before: Any) -> bool:  # noqa: ANN401 - whatever the grader sent
    """Whether an argument is still what it was, down to its arrays."""
    if type(value) is not type(before):
        return False
    if isinstance(before, np.ndarray):
        is_inexact = before.dtype.kind in "fc"
        return value.dtype == before.dtype and bool(_array_equal(value, before, equal_nan=is_inexact))
    if isinstance(before, dict):
        return list(value) == list(before) and all(_is_same(value[key], before[key]) for key in before)
    if isinstance(before, list | tuple):
        return len(value) == len(before) and all(map(_is_same, value, before))
    return bool(value == before)


def _failure(error: BaseException) -> _Outcome:
    """Describe an exception; its own text may be hostile, so it is cut, and asked for only once."""
    kind = {TimeUpError: "timeout", UnsendableError: "refused", MemoryError: "memory"}.get(type(error), "raised")
    if isinstance(error, _CallError):
        kind = error.kind
    if isinstance(error, MemoryError):
        kind = "memory"  # NumPy raises a subclass
    try:
        text = str(error)[:MESSAGE_CHARACTERS].encode(errors="replace").decode()  # half a character cannot cross
    except BaseException:  # noqa: BLE001 - a __str__ of the student's
        text = ""
    return {"kind": kind, "type": type(error).__name__[:80], "message": text, "where": place(error)}
