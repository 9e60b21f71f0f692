"""Scripts: several calls that together show what a class does, as they are made by the reference."""

from collections.abc import Sequence
from types import ModuleType
from typing import Any

import msgspec

from autograder.author.declare import Parts
from autograder.sandbox.calls import Call
from autograder.sandbox.guest.stand_ins import OPERATORS, Handle


def performed(reference: ModuleType, parts: Parts) -> dict[str, object]:
    """Make the calls of a script here, with the classes and functions of ``reference``; return its outputs."""
    results: list[object] = []
    for call in parts.calls:
        arguments = [_resolved(argument, results) for argument in call.arguments]
        results.append(_called(reference, call, arguments))
    return {name: item_of(results[call], item) for name, (call, item) in parts.outputs.items()}


def placed(parts: Parts, start: int) -> list[Call]:
    """Return the calls of a script for a request in which ``start`` others come before them."""
    return [
        msgspec.structs.replace(call, arguments=tuple(_moved(argument, start) for argument in call.arguments))
        for call in parts.calls
    ]


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
        return item_of(results[argument.call], argument.item)
    if isinstance(argument, list | tuple):
        return type(argument)(_resolved(one, results) for one in argument)
    return argument


def _moved(argument: object, by: int) -> object:
    if isinstance(argument, Handle):
        return Handle(argument.call + by, argument.item)
    if isinstance(argument, list | tuple):
        return type(argument)(_moved(one, by) for one in argument)
    return argument


def item_of(result: Any, item: int | str | None) -> object:  # noqa: ANN401 - whatever a function returns
    """Return one item of a result, or the whole result."""
    return result if item is None else result[item]
