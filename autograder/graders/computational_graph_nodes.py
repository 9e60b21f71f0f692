"""The graphs at which Node is judged: operations, joins, broadcasting, random graphs, the order of going back.

``backward()`` is promised for a single number only, so an operation on arrays cannot be seen without another one that
makes a number of them. Each is judged by itself first, on numbers or vectors, then with others, which then count only
if those others are right: a wrong operation costs its own points, and none elsewhere.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from autograder.author.cases import Case
from autograder.course import Group
from autograder.derive.arrangement import arranged
from autograder.errors import InternalError
from autograder.graders.computational_graph_programs import CHECKS, LETTERS, Program, Read, Step, finished, written
from autograder.numeric.arrays import Array
from autograder.numeric.points import generator, normal

Shape = tuple[int, ...]
Graphs = Sequence[tuple[str, tuple[Shape, ...]]]

_LONG, _SHORTER, _DOUBLINGS = 200, 50, 30
_LEAVES, _STEPS, _TRIES = 3, 10, 400
_ARRANGED = {"matmul", "sum", "broadcast"}
"""The checks of what depends on shapes, and may depend on how arrays lie in memory."""
_MOST_ELEMENTS, _LARGEST = 30, 10.0
_SHAPES: tuple[Shape, ...] = ((2, 3), (3, 2), (3,), (2,), (2, 1), (1, 3), (), (3, 3))
_WEIGHTS: tuple[Shape, ...] = ((1,), (2,), (3,))
"""The lengths that axes have in random graphs: by vectors of them an array becomes a number without ``sum``."""

_A, _B, _AB, _N = (3, 4), (4, 3), (2, 3), ()
_OPERATIONS: Mapping[str, Mapping[Group, Graphs]] = {
    "sum": {
        "basic": (("x.sum()", (_A,)), ("x.sum()", ((5,),))),
        "edge": (("x.sum()", ((1, 1),)),),
        "float32": (("x.sum()", (_A,)),),
    },
    "matmul": {
        "basic": (
            ("x @ y", ((4,), (4,))),
            ("x @ y @ z", ((3,), (3, 4), (4,))),
            ("x @ (y @ z)", ((4,), (4, 3), (3,))),
            ("x @ (y @ z) @ u", ((4,), (4, 3), (3, 2), (2,))),
            ("x @ (y @ z) @ u", ((3,), (3, 3), (3, 3), (3,))),
            ("x @ (y @ (z @ u) @ v)", ((2,), (2, 3), (3, 4), (4, 3), (3,))),
        ),
        "edge": (
            ("x @ (y @ z) @ u", ((1,), (1, 4), (4, 1), (1,))),
            ("x @ (y @ z) @ u", ((4,), (4, 1), (1, 3), (3,))),
            ("x @ (y @ z) @ u", ((33,), (33, 20), (20, 30), (30,))),
        ),
        "float32": (("x @ (y @ z) @ u", ((3,), (3, 2), (2, 4), (4,))),),
    },
    "multiply": {"basic": (("x * y", (_N, _N)), ("x * y * z", (_N, _N, _N)))},
    "sigmoid": {"basic": (("x.sigmoid()", (_N,)), ("x.sigmoid().sigmoid()", (_N,)))},
    "add": {"basic": (("x + y", (_N, _N)), ("x + y + z", (_N, _N, _N)))},
}
"""Each operation by itself: what is wrong here is nothing but its own doing."""

_TOGETHER: Mapping[str, Mapping[Group, Graphs]] = {
    "sum": {"basic": (("x.sum() * y", (_AB, _N)), ("x.sum().sigmoid()", (_AB,)))},
    "matmul": {
        "basic": (
            ("(x @ y).sum()", ((4, 3), (3, 2))),
            ("(x @ y).sum()", ((3, 4), (4,))),
            ("(x @ y).sum()", ((3,), (3, 4))),
            ("(x @ y @ z).sum()", ((2, 3), (3, 4), (4, 3))),
        ),
    },
    "multiply": {
        "basic": (
            ("(x * y).sum()", (_A, _A)),
            ("(x * y * z).sum()", (_AB, _AB, _AB)),
            ("x @ (y * z) @ u", ((4,), _B, _B, (3,))),
            ("(x * y * z) @ u", ((4,), (4,), (4,), (4,))),
        ),
        "edge": (("(x * y).sum()", ((1, 1), (1, 1))), ("(x * y) @ z", ((1,), (1,), (1,)))),
        "float32": (("(x * y).sum()", (_A, _A)), ("(x * y) @ z", ((5,), (5,), (5,)))),
    },
    "sigmoid": {
        "basic": (
            ("x.sigmoid().sum()", (_A,)),
            ("x.sigmoid().sigmoid().sum()", (_AB,)),
            ("x @ y.sigmoid() @ z", ((4,), _B, (3,))),
            ("x.sigmoid().sigmoid() @ y", ((5,), (5,))),
        ),
        "edge": (("x.sigmoid().sum()", ((1, 1),)), ("x.sigmoid() @ y", ((1,), (1,)))),
        "float32": (("x.sigmoid().sum()", (_A,)), ("x.sigmoid() @ y", ((5,), (5,)))),
    },
    "add": {
        "basic": (
            ("(x + y) * z", (_N, _N, _N)),
            ("(x + y).sigmoid()", (_N, _N)),
            ("(x + y).sum()", (_A, _A)),
            ("(x + y).sum()", (_B, _B)),
            ("(x + y).sigmoid().sum()", (_AB, _AB)),
            ("x @ (y + z) @ u", ((4,), _B, _B, (3,))),
            ("(x + y + z) @ u", ((4,), (4,), (4,), (4,))),
        ),
        "edge": (("(x + y).sum()", ((1, 1), (1, 1))), ("(x + y) @ z", ((1,), (1,), (1,)))),
        "float32": (("(x + y).sum()", (_A, _A)), ("(x + y) @ z", ((5,), (5,), (5,)))),
    },
}
"""Each operation beside others, which were seen by themselves before: it is the first to show what is wrong with it."""

_JOINED: Mapping[str, Mapping[Group, Graphs]] = {
    "fan_out": {
        "basic": (
            ("x + x", (_N,)),
            ("x * x", (_N,)),
            ("x @ x", ((4,),)),
            ("(x + x).sum()", (_AB,)),
            ("(x * x).sum()", (_AB,)),
            ("(x * x * x).sum()", ((4,),)),
            ("(x * y + x).sum()", (_AB, _AB)),
            ("x @ (y @ y) @ x", ((3,), (3, 3))),
            ("(x.sigmoid() + x) @ x", ((4,),)),
            ("(x.sigmoid() * x).sum() * x.sum()", ((2, 2),)),
        ),
        "edge": (("x * x + x", (_N,)), ("x @ (x @ y)", ((1,), (1, 1)))),
        "float32": (("(x * x * x).sum()", (_AB,)), ("x @ x", ((5,),))),
    },
    "broadcast": {
        "basic": (
            ("(x + y).sum()", (_A, (4,))),
            ("(x + y).sum()", ((4,), _A)),
            ("(x + y).sum()", ((1, 3), _B)),
            ("(x + y).sum()", ((3, 1), (1, 4))),
            ("x @ (y + z) @ u", ((3,), _A, (4,), (4,))),
            ("x @ (y + z) @ u", ((4,), (4, 1), (1, 3), (3,))),
            ("(x * y).sum()", (_A, (4,))),
            ("(x * y).sum()", ((3, 1), _A)),
            ("(x * y).sum()", ((2, 3, 4), (3, 1))),
            ("x @ (y * z) @ u", ((3,), (4,), _A, (4,))),
            ("x @ (y * z) @ u", ((4,), (1, 3), (4, 1), (3,))),
            ("((x + y) * z).sum()", (_AB, (3,), (2, 1))),
        ),
        "edge": (
            ("(x * y).sum()", (_A, _N)),
            ("(x + y).sum()", ((1, 1), _A)),
            ("(x * y) @ z", (_N, (4,), (4,))),
            ("(x + y) @ z", ((4,), _N, (4,))),
        ),
        "float32": (("(x * y).sum()", (_A, (3, 1))), ("x @ (y + z) @ u", ((3,), _A, (3, 1), (4,)))),
    },
    "order": {
        "basic": (
            ("(a := x * x) * (a + x)", (_N,)),
            ("(x + (a := x * x)) * a", (_N,)),
            ("(a := x * x) * (a * x)", (_N,)),
            ("((a := x * y) * x) * a", (_N, _N)),
            ("(a := x + y) + a.sigmoid()", (_N, _N)),
            ("(a := x + y).sigmoid() + a", (_N, _N)),
            ("(a := x.sigmoid()) @ a.sigmoid()", ((3,),)),
            ("(a := x.sigmoid()).sigmoid() @ a", ((3,),)),
            ("((a := x * x) * (a + x)).sum()", (_AB,)),
            ("((b := (a := x * y) + x) * a * (b + a)).sum()", ((3,), (3,))),
            ("((a := x.sigmoid()) + x).sum() * a.sum()", ((2, 2),)),
        ),
        "float32": (("((x + (a := x * x)) * a).sum()", ((3,),)), ("(a := x + y) + a.sigmoid()", (_N, _N))),
    },
}
"""What is asked of the whole graph, in so many ways that some are left without any one operation."""


def node_cases() -> list[Case]:
    """Scripts for every check of Node, in an order in which an operation is judged before others need it.

    The long ones are last: who follows every path never comes to their end.
    """
    cases = _new_nodes()
    for checks in (_OPERATIONS, _TOGETHER, _JOINED):
        for check, groups in checks.items():
            cases += [_graph(check, group, *graph) for group, graphs in groups.items() for graph in graphs]
    cases += [_random("all operations", group) for group in ("basic", "float32")]
    cases += [_random(f"no {operation}", "basic", operation) for operation in CHECKS]
    plain = [case for case in cases if case.check in _ARRANGED]
    return [*cases, *arranged(plain), *_large(), *_long()]


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


def _large() -> list[Case]:
    """Entries at which an exponential overflows, beside such that are not large."""
    leaf = np.array([800.0, 0.5, -800.0, -1.5])
    graphs = (("x.sigmoid().sum()", [leaf]), ("x.sigmoid() @ y", [leaf, _leaf("beside large entries", (4,), "edge")]))
    return [
        _case("sigmoid", "edge", f"sigmoid: {text}, x {leaf.tolist()}", leaves, written(text, len(leaves)))
        for text, leaves in graphs
    ]


def _graph(check: str, group: Group, text: str, shapes: Sequence[Shape]) -> Case:
    sizes = ", ".join(f"{letter} {shape}" for letter, shape in zip(LETTERS, shapes, strict=False))
    label = f"{check}: {text}, {sizes}{' in float32' if group == 'float32' else ''}"
    leaves = [_leaf(f"{label}, {number}", shape, group) for number, shape in enumerate(shapes)]
    return _case(check, group, label, leaves, written(text, len(leaves)))


def _case(check: str, group: Group, label: str, leaves: Sequence[Array], program: Program) -> Case:
    """A case that counts if the other operations in it are right."""
    needs = frozenset(CHECKS[step.operation] for step in program.steps) - {check}
    return Case(label=label, m=1, arguments=tuple(leaves), extra=(program,), check=check, group=group, needs=needs)


def _leaf(seed: str, shape: Shape, group: Group) -> Array:
    """Numbers at least 0.2 from zero, so that none of them is lost in a sum."""
    drawn = np.asarray(normal(generator(seed), *shape))
    leaf = drawn + 0.2 * np.sign(drawn)
    return np.asarray(leaf, np.float32 if group == "float32" else np.float64)


def _long() -> list[Case]:
    """Long graphs, and such as have very many paths; each kind in two ways that share no operation."""
    leaves = [_leaf(f"a long chain, {number}", (2,), "edge") for number in range(2)]
    factors = [1 + leaf / 100 for leaf in leaves]
    half = _leaf("doubling", _N, "edge")
    sums = [Step("+", 0, 1), *(Step("+", 2 + number, number % 2) for number in range(_LONG - 1))]
    products = [Step("*", 0, 1), *(Step("*", 3 + number, number % 2) for number in range(_SHORTER - 1))]
    doubling = [Step("+", number, number) for number in range(_DOUBLINGS)]
    squares = [step for at in range(0, 2 * _DOUBLINGS, 2) for step in (Step("*", at, at), Step("sigmoid", at + 1))]
    chain = finished([*sums, Step("sum", len(sums) + 1)], {"x": 0, "y": 1})
    product = finished([*products, Step("@", len(products) + 2, 2)], {"x": 0, "y": 1, "z": 2})
    return [
        _case("order", "edge", f"{_LONG} additions one behind the other", leaves, chain),
        _case("order", "edge", f"{_SHORTER} products one behind the other", [*factors, leaves[0]], product),
        _case("order", "edge", f"x = x + x, {_DOUBLINGS} times", [half], finished(doubling, {"x": 0})),
        _case("order", "edge", f"x = (x * x).sigmoid(), {_DOUBLINGS} times", [half], finished(squares, {"x": 0})),
    ]


def _random(name: str, group: Group, without: str = "") -> Case:
    """A random graph in which every leaf is used; its end is made of the results of all steps."""
    label = f"random graph, {name}{' in float32' if group == 'float32' else ''}"
    operations = [operation for operation in CHECKS if operation != without]
    for attempt in range(_TRIES):
        rng = generator(f"{label}, {attempt}")
        shapes = [*(_SHAPES[at] for at in rng.choice(len(_SHAPES), _LEAVES, replace=False)), *_WEIGHTS]
        leaves = [_leaf(f"{label}, {attempt}, {at}", shape, group) for at, shape in enumerate(shapes)]
        values = list(leaves)
        steps = _random_steps(rng, values, operations)
        if steps is None or not set(range(_LEAVES)) <= {operand for step in steps for operand in step.operands}:
            continue
        steps += _to_one_number(values, steps, operations)
        if {step.operation for step in steps} == set(operations):
            program = finished(steps, {letter: at for at, letter in enumerate(LETTERS)})
            return _case("expressions", group, label, leaves, _without_unused(program))
    msg = f"{label}: none of {_TRIES} graphs suits"
    raise InternalError(msg)


def _without_unused(program: Program) -> Program:
    """The same program without the gradients of leaves that nothing is made of."""
    used = {operand for step in program.steps for operand in step.operands}
    return Program(program.steps, tuple(r for r in program.reads if r.attribute == "value" or r.result in used))


def _random_steps(rng: np.random.Generator, values: list[Array], operations: Sequence[str]) -> list[Step] | None:
    """Return steps of which each fits, and gives neither many numbers nor large ones; None if too few do.

    What they give is added to ``values``, which are the leaves at first.
    """
    steps: list[Step] = []
    drawn = [operation for operation in operations for _ in range(2 if operation in "+*@" else 1)]
    for _ in range(_TRIES):
        results = [*range(_LEAVES), *range(_LEAVES + len(_WEIGHTS), len(values))]
        recent = results[-4:]  # what came last is used, so that the graph is deep
        step = Step(str(rng.choice(drawn)), int(rng.choice(recent)), int(rng.choice(results)))
        value = _value(step, values)
        if value is not None and value.size <= _MOST_ELEMENTS and np.abs(value).max() < _LARGEST:
            values.append(value)
            steps.append(step)
        if len(steps) == _STEPS:
            return steps
    return None


def _to_one_number(values: Sequence[Array], steps: Sequence[Step], operations: Sequence[str]) -> list[Step]:
    """Return steps that make one number of all results, so that each of them counts.

    Without ``+`` it is a product, and of those results only that nothing else is made of: it would grow too large.
    """
    more: list[Step] = []
    leaves = len(values) - len(steps)
    used = {operand for step in steps for operand in step.operands}
    numbers: list[int] = []
    for result in range(leaves, len(values)):
        if "+" in operations or result not in used:
            more += _summed(values[result].shape, result, len(values) + len(more), is_sum="sum" in operations)
            numbers.append(len(values) + len(more) - 1 if values[result].shape or "sum" in operations else result)
    total = numbers[0]
    for number in numbers[1:]:
        more.append(Step("+" if "+" in operations else "*", total, number))
        total = len(values) + len(more) - 1
    return more


def _summed(shape: Shape, result: int, following: int, *, is_sum: bool) -> list[Step]:
    """Return steps that make a number of a result: its sum, or one weighted along every axis."""
    if is_sum:
        return [Step("sum", result)]
    steps: list[Step] = []
    for axis in reversed(shape):
        steps.append(Step("@", result, _LEAVES + _WEIGHTS.index((axis,))))
        result = following + len(steps) - 1
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
