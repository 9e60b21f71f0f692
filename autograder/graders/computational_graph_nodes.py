"""The graphs at which Node is judged: operations, joins, broadcasting, random graphs, the order of going back."""

from collections.abc import Mapping, Sequence

import numpy as np

from autograder.course import Group
from autograder.errors import InternalError
from autograder.graders.computational_graph_programs import LETTERS, Program, Read, Step, finished, written
from autograder.grading.cases import Case
from autograder.numeric.arrays import Array
from autograder.numeric.points import generator, normal

Shape = tuple[int, ...]
Graphs = Sequence[tuple[str, tuple[Shape, ...]]]

_LONG, _DOUBLINGS = 200, 30
_RANDOM, _LEAVES, _STEPS, _TRIES = 8, 3, 10, 200
_MOST_ELEMENTS, _LARGEST = 30, 10.0
_SHAPES: tuple[Shape, ...] = ((2, 3), (3, 2), (3,), (2,), (2, 1), (1, 3), (), (3, 3))

_A, _B, _AB = (3, 4), (4, 3), (2, 3)
_BASIC: Mapping[str, Graphs] = {
    "add": (("(x + y).sum()", (_A, _A)), ("(x + y).sum()", (_B, _B)), ("(x + y).sigmoid().sum()", (_AB, _AB))),
    "multiply": (("(x * y).sum()", (_A, _A)), ("(x * y).sum()", (_B, _B)), ("(x * y * z).sum()", (_AB, _AB, _AB))),
    "matmul": (
        ("(x @ y).sum()", ((4, 3), (3, 2))),
        ("(x @ y).sum()", ((2, 3), (3, 4))),
        ("(x @ y).sum()", ((3, 3), (3, 3))),
        ("(x @ y).sum()", ((3, 4), (4,))),
        ("(x @ y).sum()", ((3,), (3, 4))),
        ("x @ y", ((4,), (4,))),
        ("x @ y @ z", ((3,), (3, 4), (4,))),
        ("(x @ y @ z).sum()", ((2, 3), (3, 4), (4, 3))),
        ("(x @ (y @ z)).sum()", ((3, 3), (3, 3), (3, 3))),
    ),
    "sigmoid": (
        ("x.sigmoid().sum()", (_A,)),
        ("x.sigmoid().sum()", ((5,),)),
        ("x.sigmoid().sigmoid().sum()", (_AB,)),
    ),
    "sum": (("x.sum()", (_A,)), ("x.sum()", ((5,),)), ("x.sum().sigmoid()", (_AB,))),
    "fan_out": (
        ("(x + x).sum()", (_AB,)),
        ("(x * x).sum()", (_AB,)),
        ("(x * x * x).sum()", ((4,),)),
        ("(x * y + x).sum()", (_AB, _AB)),
        ("(x @ x).sum()", ((3, 3),)),
        ("(x.sigmoid() + x).sum()", ((4,),)),
        ("(x.sigmoid() * x).sum() * x.sum()", ((2, 2),)),
    ),
    "broadcast": (
        ("(x + y).sum()", (_A, (4,))),
        ("(x + y).sum()", ((4,), _A)),
        ("(x + y).sum()", (_A, (3, 1))),
        ("(x + y).sum()", ((1, 3), _B)),
        ("(x + y).sum()", ((3, 1), (1, 4))),
        ("(x * y).sum()", (_A, (4,))),
        ("(x * y).sum()", ((3, 1), _A)),
        ("(x * y).sum()", ((2, 3, 4), (3, 1))),
        ("((x + y) * z).sum()", (_AB, (3,), (2, 1))),
    ),
    "order": (
        ("(a := x * x) * (a + x)", ((),)),
        ("(x + (a := x * x)) * a", ((),)),
        ("((a := x * x) * (a + x)).sum()", (_AB,)),
        ("((x + (a := x * x)) * a).sum()", ((4,),)),
        ("((b := (a := x * y) + x) * a * (b + a)).sum()", ((3,), (3,))),
        ("((a := x.sigmoid()) + x).sum() * a.sum()", ((2, 2),)),
    ),
}
_EDGE: Mapping[str, Graphs] = {
    "add": (("x + y", ((), ())),),
    "multiply": (("x * y", ((), ())), ("x * y * z", ((), (), ()))),
    "matmul": (
        ("(x @ y).sum()", ((1, 4), (4, 1))),
        ("(x @ y).sum()", ((4, 1), (1, 3))),
        ("(x @ y).sum()", ((33, 20), (20, 30))),
    ),
    "sigmoid": (("x.sigmoid()", ((),)),),
    "sum": (("x.sum()", ((1, 1),)),),
    "fan_out": (("x * x + x", ((),)),),
    "broadcast": (("(x * y).sum()", (_A, ())), ("(x + y).sum()", ((1, 1), _A))),
}
_SINGLE: Mapping[str, Graphs] = {
    "add": (("(x + y).sum()", (_A, _A)),),
    "multiply": (("(x * y).sum()", (_A, _A)),),
    "matmul": (("(x @ y @ z).sum()", ((3, 2), (2, 4), (4, 3))),),
    "sigmoid": (("x.sigmoid().sum()", (_A,)),),
    "sum": (("x.sum()", (_A,)),),
    "fan_out": (("(x * x * x).sum()", (_AB,)),),
    "broadcast": (("(x * y).sum()", (_A, (3, 1))),),
    "order": (("((x + (a := x * x)) * a).sum()", ((3,),)),),
}


def node_cases() -> list[Case]:
    """Scripts for every check of Node, the long ones last: who follows every path never comes to their end."""
    cases = _new_nodes()
    groups: tuple[tuple[Group, Mapping[str, Graphs]], ...] = (("basic", _BASIC), ("edge", _EDGE), ("float32", _SINGLE))
    for group, checks in groups:
        for check, graphs in checks.items():
            cases += [_graph(check, group, text, shapes) for text, shapes in graphs]
    cases += [_random(number, "float32" if number >= _RANDOM - 2 else "basic") for number in range(_RANDOM)]
    return [*cases, *_long()]


def _new_nodes() -> list[Case]:
    """A node by itself."""
    shapes: tuple[tuple[Group, Shape], ...] = (("basic", (3, 4)), ("basic", (5,)), ("edge", ()), ("float32", (4, 3)))
    return [
        Case(
            label=f"{attribute} of a new node, {group}, {shape}",
            m=1,
            arguments=(_leaf(f"new node: {shape}", shape, group),),
            extra=(Program((), (Read(attribute, 0, attribute),)),),
            check=attribute,
            group=group,
        )
        for attribute in ("value", "grad")
        for group, shape in shapes
    ]


def _graph(check: str, group: Group, text: str, shapes: Sequence[Shape]) -> Case:
    sizes = ", ".join(f"{letter} {shape}" for letter, shape in zip(LETTERS, shapes, strict=False))
    label = f"{text}, {sizes}{' in float32' if group == 'float32' else ''}"
    leaves = [_leaf(f"{check}: {label}, {number}", shape, group) for number, shape in enumerate(shapes)]
    program = written(text, len(leaves))
    return Case(label=f"{check}: {label}", m=1, arguments=tuple(leaves), extra=(program,), check=check, group=group)


def _leaf(seed: str, shape: Shape, group: Group) -> Array:
    """Numbers at least 0.2 from zero, so that none of them is lost in a sum."""
    drawn = np.asarray(normal(generator(seed), *shape))
    leaf = drawn + 0.2 * np.sign(drawn)
    return np.asarray(leaf, np.float32 if group == "float32" else np.float64)


def _long() -> list[Case]:
    leaves = [_leaf(f"a long chain, {number}", (2,), "edge") for number in range(2)]
    chain = [Step("+", 0, 1), *(Step("+", 2 + number, number % 2) for number in range(_LONG - 1))]
    chain.append(Step("sum", len(chain) + 1))
    doubling = [Step("+", number, number) for number in range(_DOUBLINGS)]
    long, doubled = finished(chain, {"x": 0, "y": 1}), finished(doubling, {"x": 0})
    return [
        _edge(f"{_LONG} additions one behind the other", leaves, long),
        _edge(f"x = x + x, {_DOUBLINGS} times", [_leaf("doubling", (), "edge")], doubled),
    ]


def _edge(label: str, leaves: Sequence[Array], program: Program) -> Case:
    return Case(label=label, m=1, arguments=tuple(leaves), extra=(program,), check="order", group="edge")


def _random(number: int, group: Group) -> Case:
    """A random graph of all operations, in which every leaf is used; its end is the sum of all results."""
    label = f"random graph {number}"
    for attempt in range(_TRIES):
        rng = generator(f"{label}, {attempt}")
        shapes = [_SHAPES[at] for at in rng.choice(len(_SHAPES), _LEAVES, replace=False)]
        leaves = [_leaf(f"{label}, {attempt}, {at}", shape, group) for at, shape in enumerate(shapes)]
        steps = _random_steps(rng, leaves)
        if steps is not None and set(range(_LEAVES)) <= {operand for step in steps for operand in step.operands}:
            steps += _all_summed(_LEAVES, _LEAVES + len(steps))
            program = finished(steps, {letter: at for at, letter in enumerate(LETTERS[:_LEAVES])})
            return Case(label=label, m=1, arguments=tuple(leaves), extra=(program,), check="expressions", group=group)
    msg = f"{label}: none of {_TRIES} graphs suits"
    raise InternalError(msg)


def _random_steps(rng: np.random.Generator, leaves: Sequence[Array]) -> list[Step] | None:
    """Return steps of which each fits, and gives neither many numbers nor large ones; None if too few do."""
    values, steps = list(leaves), list[Step]()
    for _ in range(_TRIES):
        operation = str(rng.choice(["+", "+", "*", "*", "@", "@", "sigmoid", "sum"]))
        recent = max(0, len(values) - 4)  # what came last is used, so that the graph is deep
        step = Step(operation, int(rng.integers(recent, len(values))), int(rng.integers(0, len(values))))
        value = _value(step, values)
        if value is not None and value.size <= _MOST_ELEMENTS and np.abs(value).max() < _LARGEST:
            values.append(value)
            steps.append(step)
        if len(steps) == _STEPS:
            return steps
    return None


def _all_summed(leaves: int, results: int) -> list[Step]:
    """Add up the sums of all results but the leaves: each of them counts."""
    steps = [Step("sum", at) for at in range(leaves, results)]
    total = results
    for at in range(results + 1, results + len(steps)):
        steps.append(Step("+", total, at))
        total = results + len(steps) - 1
    return steps


def _value(step: Step, values: Sequence[Array]) -> Array | None:
    """What a step gives; None where shapes do not fit."""
    one, other = values[step.one], values[step.other]
    try:
        match step.operation:
            case "+":
                return np.asarray(one + other)
            case "*":
                return np.asarray(one * other)
            case "@":
                return np.asarray(one @ other)
            case "sum":
                return np.asarray(one.sum())
            case _:
                return np.asarray(1 / (1 + np.exp(-one)))
    except ValueError:
        return None
