"""Graphs as programs: what is built of the leaves and in which order, whoever makes the nodes.

A program is a list of steps, each an operation on results that are there already, by their numbers: the leaves first,
then one result a step. ``script`` writes it down as calls for the guest: constructors, operators, methods, attributes.
"""

import ast
from collections.abc import Sequence
from typing import NamedTuple

from autograder.author.cases import Case
from autograder.author.declare import Parts
from autograder.errors import InternalError
from autograder.sandbox.calls import Call
from autograder.sandbox.guest.stand_ins import Handle

LETTERS = "xyzuvw"
"""The names of the leaves, in the order of their numbers."""

CHECKS = {"+": "add", "*": "multiply", "@": "matmul", "sigmoid": "sigmoid", "sum": "sum"}
"""The check of each operation."""

_OPERATORS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Mult: "*", ast.MatMult: "@"}


class Step(NamedTuple):
    """``+``, ``*`` or ``@`` of two results, ``sigmoid`` or ``sum`` of the first of them."""

    operation: str
    one: int
    other: int = -1

    @property
    def operands(self) -> tuple[int, ...]:
        """The results that it works on."""
        return (self.one, self.other) if self.operation in _OPERATORS.values() else (self.one,)


class Read(NamedTuple):
    """An output: ``value`` or ``grad`` of a result."""

    name: str
    result: int
    attribute: str


class Program(NamedTuple):
    """What is done with the leaves, and what is looked at then.

    If there are steps, the way back starts from the last result.
    """

    steps: tuple[Step, ...]
    reads: tuple[Read, ...]


def program_of(case: Case) -> Program:
    """Return the program of a case, which stands in its ``extra``.

    Raises:
        InternalError: it does not.
    """
    program = case.extra[0]
    if not isinstance(program, Program):
        msg = f"{case.label}: there is no program in extra"
        raise InternalError(msg)
    return program


def script(case: Case) -> Parts:
    """Return the calls of a case's program, and where its outputs are."""
    program = program_of(case)
    calls = [Call("Node", (leaf,), stays=True) for leaf in case.arguments]
    for step in program.steps:
        operands = tuple(Handle(number, None) for number in step.operands)
        is_operator = step.operation in _OPERATORS.values()
        calls.append(Call(step.operation, operands, kind="operator" if is_operator else "method", stays=True))
    if program.steps:
        calls.append(Call("backward", (Handle(len(calls) - 1, None),), kind="method", stays=True))
    outputs: dict[str, tuple[int, int | str | None]] = {}
    for name, result, attribute in program.reads:
        outputs[name] = len(calls), None
        calls.append(Call(attribute, (Handle(result, None),), kind="attribute"))
    return Parts(tuple(calls), outputs)


def written(text: str, leaves: int) -> Program:
    """Return the program of an expression in ``LETTERS``, in which ``(a := ...)`` names a result to be used again.

    Looked at are the end, what is summed if the end is a sum, and the gradients by all that has a name.
    """
    steps: list[Step] = []
    named = {letter: number for number, letter in enumerate(LETTERS[:leaves])}
    _result(ast.parse(text, mode="eval").body, leaves, steps, named)
    return finished(steps, named)


def finished(steps: Sequence[Step], named: dict[str, int]) -> Program:
    """Return a program with its outputs: values at the end, and the gradients by the results that are ``named``."""
    end = sum(name in LETTERS for name in named) + len(steps) - 1
    reads = [Read("f", end, "value")]
    if steps[-1].operation == "sum":
        reads.append(Read("value", steps[-1].one, "value"))
    return Program(tuple(steps), (*reads, *(Read(f"d{name}", result, "grad") for name, result in named.items())))


def _result(node: ast.expr, leaves: int, steps: list[Step], named: dict[str, int]) -> int:
    """Append what it takes to work out ``node``; return the number of its result."""
    match node:
        case ast.Name():
            return named[node.id]
        case ast.NamedExpr():
            named[node.target.id] = _result(node.value, leaves, steps, named)
            return named[node.target.id]
        case ast.BinOp():
            one, other = (_result(side, leaves, steps, named) for side in (node.left, node.right))
            steps.append(Step(_OPERATORS[type(node.op)], one, other))
        case ast.Call(func=ast.Attribute() as method):
            steps.append(Step(method.attr, _result(method.value, leaves, steps, named)))
        case _:
            msg = f"{ast.unparse(node)} is nothing that a graph is made of"
            raise InternalError(msg)
    return leaves + len(steps) - 1
