"""Scripts: several calls that together show what a class does, made by the reference here or by a student."""

from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Any

import msgspec

from autograder.grading.asking import Asker, Questions, Reply
from autograder.grading.cases import Case
from autograder.grading.declare import Parts
from autograder.sandbox.calls import Call, Failed, Returned
from autograder.sandbox.guest.stand_ins import OPERATORS, Handle


class Scripts:
    """The scripts of several cases, for one round trip."""

    def __init__(self, scripts: Sequence[tuple[Case, Parts]]) -> None:
        """Write them down one after another."""
        asked: list[tuple[Case, Call]] = []
        self._starts: list[tuple[Case, Parts, int]] = []
        for case, parts in scripts:
            self._starts.append((case, parts, len(asked)))
            asked += [(case, call) for call in placed(parts, len(asked))]
        self._questions = Questions(asked)

    def replies(self, asker: Asker) -> Iterator[tuple[Case, Parts, int, Sequence[Reply]]]:
        """Make the calls; yield each script, the number of its first call, and the replies to all of its calls."""
        replies = asker.ask(self._questions)
        for case, parts, start in self._starts:
            yield case, parts, start, replies[start : start + len(parts.calls)]


def performed(reference: ModuleType, parts: Parts) -> dict[str, object]:
    """Make the calls of a script here, with the classes and functions of ``reference``; return its outputs."""
    results: list[object] = []
    for call in parts.calls:
        arguments = [_resolved(argument, results) for argument in call.arguments]
        results.append(_called(reference, call, arguments))
    return {name: _item(results[call], item) for name, (call, item) in parts.outputs.items()}


def placed(parts: Parts, start: int) -> list[Call]:
    """Return the calls of a script for a request in which ``start`` others come before them."""
    return [
        msgspec.structs.replace(call, arguments=tuple(_moved(argument, start) for argument in call.arguments))
        for call in parts.calls
    ]


def answered(parts: Parts, replies: Sequence[Reply]) -> Reply:
    """Return what came of a script from the replies to its calls: its outputs, or the first call that failed."""
    failed = next((reply for reply in replies if isinstance(reply.outcome, Failed)), None)
    if failed is not None:
        return failed
    outputs, last = {}, replies[-1]
    for name, (call, item) in parts.outputs.items():
        outcome = replies[call].outcome
        try:
            outputs[name] = _item(outcome.value, item) if isinstance(outcome, Returned) else None
        except (TypeError, IndexError, KeyError):
            msg = f"a result without the item {item}, which is its {name}"
            return Reply(replies[call].function, replies[call].label, Failed("refused", message=msg))
    modified = {pair for reply in replies for pair in reply.modified}
    return Reply(last.function, last.label, Returned(outputs, tuple(sorted(modified))))


def _called(reference: ModuleType, call: Call, arguments: Sequence[Any]) -> object:
    match call.kind:
        case "method":
            return getattr(arguments[0], call.function)(*arguments[1:])
        case "attribute":
            return getattr(arguments[0], call.function)
        case "operator":
            return OPERATORS[call.function](*arguments)
        case _:
            return getattr(reference, call.function)(*arguments)


def _resolved(argument: object, results: Sequence[object]) -> object:
    if isinstance(argument, Handle):
        return _item(results[argument.call], argument.item)
    if isinstance(argument, list | tuple):
        return type(argument)(_resolved(one, results) for one in argument)
    return argument


def _moved(argument: object, by: int) -> object:
    if isinstance(argument, Handle):
        return Handle(argument.call + by, argument.item)
    if isinstance(argument, list | tuple):
        return type(argument)(_moved(one, by) for one in argument)
    return argument


def _item(result: Any, item: int | str | None) -> object:  # noqa: ANN401 - whatever a function returns
    return result if item is None else result[item]
