"""Makes the calls of one request: of the student's functions, and of the objects that these returned."""

import copy
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from typing import Any

import numpy as np

from .callback import Grader, callback
from .clock import Clock
from .codec import Encoder, Keep, Node, read_value
from .failing import CallError, Outcome, failure
from .pipe import Request
from .shell import Notebook
from .stand_ins import OPERATORS
from .steps import counting
from .sweep import sweep

_array_equal = np.array_equal
_copy = copy.deepcopy
_errstate = np.errstate


class Calls:
    """One request's calls; a later call may use what an earlier one returned."""

    def __init__(self, notebook: Notebook, grader: Grader, request: Request, clock: Clock) -> None:
        """Call functions of ``notebook`` with values from ``request``."""
        self._notebook = notebook
        self._grader = grader
        self._request = request
        self._clock = clock
        self.encoder = Encoder()
        self._results: list[object] = []
        self._given: list[dict[tuple[int, int], tuple[Any, Any]]] = []

    def make_all(self) -> list[Outcome]:
        """Make the calls in order; after a timeout or a lack of memory the rest is not made."""
        outcomes = []
        self._notebook.forget_calls()
        for call in self._request.header["calls"]:
            outcomes.append(self._make(call))
            if outcomes[-1]["kind"] in {"timeout", "memory"}:
                break
        return outcomes

    def _make(self, call: dict[str, Any]) -> Outcome:
        number = len(self._results)
        self._results.append(None)
        self._given.append({})
        try:
            steps = [0]
            result = self._result(call, number, steps)
            self._results[number] = result
            value = self._encode(result, call)
        except BaseException as error:  # noqa: BLE001 - the student's code may raise anything
            return failure(error)
        modified = self._modified(number)
        return {"kind": "returned", "value": value, "modified": modified, "steps": steps[0]}

    def _result(self, call: dict[str, Any], number: int, steps: list[int]) -> object:
        function = self._function(call)
        if "moves" in call:
            with self._clock.running():
                return sweep(call["moves"], self._request.body, lambda: self._arguments(call), function)
        given = self._given[number]
        arguments = self._arguments(call)
        for position, (node, argument) in enumerate(zip(call["arguments"], arguments, strict=True)):
            handles = set(_handles(node))
            for earlier in handles:
                given |= self._given[earlier]  # the cache may hold what the earlier call was given
            if not handles:
                given[number, position] = argument, _copy(argument)
        quiet = _errstate(over="raise", divide="raise", invalid="raise") if call["quiet"] else nullcontext()
        with self._clock.running(), counting(steps, is_wanted=call["counts"]), quiet:
            result: object = function(*arguments)
        if call["keep"] and isinstance(result, tuple | list) and result and isinstance(result[0], np.ndarray):
            given[number, len(arguments)] = result[0], _copy(result[0])  # the cache may refer to it, too
        return result

    def _function(self, call: dict[str, Any]) -> Callable[..., Any]:
        name = call["function"]
        match call["kind"]:
            case "method":
                return lambda owner, *arguments: getattr(owner, name)(*arguments)
            case "attribute":
                return lambda owner: getattr(owner, name)
            case "operator":
                return OPERATORS[name]
            case "result":
                return lambda result: result
        function = self._notebook.lookup(name)
        if not callable(function):
            kind, message = "missing", f"there is no function {name}"
            raise CallError(kind, message)
        return function

    def _arguments(self, call: dict[str, Any]) -> list[Any]:
        return [read_value(node, self._request.body, self._stand_in) for node in call["arguments"]]

    def _stand_in(self, node: Node) -> object:
        kind, number, *item = node
        if kind == "f()":
            return callback(number, self._grader, self._request)
        return self._kept(number, item[0])

    def _kept(self, call: int, item: int | None) -> object:
        result = self._results[call]
        if item is None and result is not None:
            return result
        if item is None:
            kind, message = "skipped", "the call it depends on returned nothing"
            raise CallError(kind, message)
        if isinstance(result, tuple | list) and len(result) > item:
            kept: object = result[item]
            return kept
        kind, message = "skipped", f"the call it depends on did not return {item + 1} items"
        raise CallError(kind, message)

    def _encode(self, result: object, call: dict[str, Any]) -> Node:
        keep, pick = call["keep"], call["pick"]
        if call["stays"]:
            return self.encoder.result(Keep(result))
        if pick and isinstance(result, dict):
            return self.encoder.result({key: result[key] for key in pick if key in result})
        if not keep or not isinstance(result, tuple | list):
            return self.encoder.result(result)
        return self.encoder.result(tuple(Keep(item) if index in keep else item for index, item in enumerate(result)))

    def _modified(self, number: int) -> list[list[int]]:
        """Return the arguments (call, position) of this call, and of those it builds on, that were changed."""
        given = self._given[number]
        return [[call, position] for (call, position), (now, before) in given.items() if not _is_same(now, before)]


def _handles(node: Node) -> Iterator[int]:
    """Yield the calls whose results are in an argument, at any depth."""
    kind, *rest = node
    if kind == "h":
        yield rest[0]
    elif kind in {"l", "t"}:
        for item in rest[0]:
            yield from _handles(item)
    elif kind == "d":
        for _, item in rest[0]:
            yield from _handles(item)


def _is_same(value: Any, before: Any) -> bool:  # noqa: ANN401 - whatever the grader sent
    """Whether an argument is unchanged, down to its arrays; only a random generator may change."""
    if type(value) is not type(before):
        return False
    if isinstance(before, np.ndarray):
        is_inexact = before.dtype.kind in "fc"
        return value.dtype == before.dtype and bool(_array_equal(value, before, equal_nan=is_inexact))
    if isinstance(before, dict):
        return list(value) == list(before) and all(_is_same(value[key], before[key]) for key in before)
    if isinstance(before, list | tuple):
        return len(value) == len(before) and all(map(_is_same, value, before))
    return isinstance(before, np.random.Generator) or bool(value == before)
