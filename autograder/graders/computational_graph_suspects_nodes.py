"""Graphs that go wrong: the same programs, gone through with a slip in a rule, in the sums, or in the order."""

import itertools
from collections.abc import Callable, Mapping, Sequence

import msgspec
import numpy as np

from autograder.graders.computational_graph_programs import Program, Step
from autograder.numeric.arrays import Array

_MOST_VISITS = 5000
"""Who goes along every path is not followed further."""

Values = Sequence[Array]
Forward = Callable[..., Array]
"""A value from those of the operands."""
Rule = Callable[[Array, Array, Values], Sequence[Array]]
"""One gradient an operand, from the upstream gradient, the value of the result and those of the operands."""


def _matmul(upstream: Array, _: Array, operands: Values) -> Sequence[Array]:
    x, y = operands
    rows, columns = np.atleast_2d(x), y.reshape(y.shape[0], -1)
    full = upstream.reshape(len(rows), -1)
    return (full @ columns.T).reshape(x.shape), (rows.T @ full).reshape(y.shape)


def _untransposed_if_it_fits(upstream: Array, out: Array, operands: Values) -> Sequence[Array]:
    y = operands[1]
    first, second = _matmul(upstream, out, operands)
    return upstream @ y if upstream.shape == y.shape == y.T.shape and y.ndim > 1 else first, second


def _sigmoid(x: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-x)))


FORWARD: Mapping[str, Forward] = {
    "+": np.add,
    "*": np.multiply,
    "@": np.matmul,
    "sigmoid": _sigmoid,
    "sum": np.sum,
}
RULES: Mapping[str, Rule] = {
    "+": lambda upstream, _, __: (upstream, upstream),
    "*": lambda upstream, _, given: (upstream * given[1], upstream * given[0]),
    "@": _matmul,
    "sigmoid": lambda upstream, s, _: (upstream * s * (1 - s),),
    "sum": lambda upstream, _, given: (upstream * np.ones(given[0].shape),),
}


def unbroadcast(gradient: Array, shape: tuple[int, ...], *, mean: bool = False) -> Array:
    """The gradient summed over what broadcasting repeated."""
    new = gradient.ndim - len(shape)
    repeated = tuple(axis for axis in range(gradient.ndim) if axis < new or shape[axis - new] == 1)
    undone = gradient.mean(axis=repeated) if mean else gradient.sum(axis=repeated)
    return np.asarray(undone).reshape(shape)


def _backwards(steps: Sequence[Step], leaves: int) -> Sequence[int]:
    return range(leaves + len(steps) - 1, leaves - 1, -1)


def _depth_first(steps: Sequence[Step], leaves: int) -> Sequence[int]:
    """Each result when it is first met: some of them before they are complete."""
    order: list[int] = []

    def visit(result: int) -> None:
        if result >= leaves and result not in order:
            order.append(result)
            for operand in steps[result - leaves].operands:
                visit(operand)

    visit(leaves + len(steps) - 1)
    return order


def _breadth_first(steps: Sequence[Step], leaves: int) -> Sequence[int]:
    order = [leaves + len(steps) - 1]
    for result in order:
        for operand in steps[result - leaves].operands:
            if operand >= leaves and operand not in order:
                order.append(operand)
    return order


def _forwards(steps: Sequence[Step], leaves: int) -> Sequence[int]:
    return range(leaves, leaves + len(steps))


class Slip(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong: values or rules by operation, what is done about broadcasting, how gradients are collected.

    ``order`` says which results hand on, one after another, given the steps and how many leaves there are; with
    ``along_paths`` every path is followed. ``first`` is the gradient of a new node.
    """

    forward: Mapping[str, Forward] = {}
    rules: Mapping[str, Rule] = {}
    undo: Callable[[Array, tuple[int, ...]], Array] = unbroadcast
    collect: Callable[[Array, Array], Array] = np.add
    order: Callable[[Sequence[Step], int], Sequence[int]] = _backwards
    first: float = 0.0
    along_paths: bool = False


def outputs(program: Program, leaves: Values, slip: Slip) -> Mapping[str, Array]:
    """Return what is looked at in a program, gone through with a slip.

    Raises:
        ValueError: it is too long for one that goes along every path, or shapes do not fit.
    """
    values, steps = list(leaves), program.steps
    for step in steps:
        value = slip.forward.get(step.operation, FORWARD[step.operation])
        values.append(np.asarray(value(*(values[operand] for operand in step.operands))))
    gradients = [np.zeros(value.shape) for value in values]
    if steps:
        gradients[-1] = np.ones(values[-1].shape)
        (_along_paths if slip.along_paths else _in_order)(steps, values, gradients, slip)
    found = {"value": values, "grad": gradients}
    if not steps:
        gradients[0] = gradients[0] + slip.first
    return {read.name: np.asarray(found[read.attribute][read.result]) for read in program.reads}


def _in_order(steps: Sequence[Step], values: Values, gradients: list[Array], slip: Slip) -> None:
    leaves = len(values) - len(steps)
    for result in slip.order(steps, leaves):
        _hand_on(steps[result - leaves], result, values, gradients, slip)


def _along_paths(steps: Sequence[Step], values: Values, gradients: list[Array], slip: Slip) -> None:
    """Hand on all that has come so far, each time that something comes."""
    leaves, visits = len(values) - len(steps), itertools.count()

    def visit(result: int) -> None:
        if next(visits) > _MOST_VISITS:
            msg = f"there are more than {_MOST_VISITS} ways"
            raise ValueError(msg)
        if result < leaves:
            return
        step = steps[result - leaves]
        given = [values[operand] for operand in step.operands]
        rule = slip.rules.get(step.operation, RULES[step.operation])
        for operand, gradient in zip(step.operands, rule(gradients[result], values[result], given), strict=True):
            gradients[operand] = gradients[operand] + slip.undo(np.asarray(gradient), values[operand].shape)
            visit(operand)

    visit(len(values) - 1)


def _hand_on(step: Step, result: int, values: Values, gradients: list[Array], slip: Slip) -> None:
    rule = slip.rules.get(step.operation, RULES[step.operation])
    given = [values[operand] for operand in step.operands]
    for operand, gradient in zip(step.operands, rule(gradients[result], values[result], given), strict=True):
        undone = slip.undo(np.asarray(gradient), values[operand].shape)
        gradients[operand] = np.asarray(slip.collect(gradients[operand], undone))


def _rule(operation: str, rule: Rule) -> Slip:
    return Slip(rules={operation: rule})


def _of_ones(rule: Rule) -> Rule:
    return lambda upstream, value, given: rule(np.ones(upstream.shape), value, given)


def _latest(_: Array, new: Array) -> Array:
    return new


SLIPS: Mapping[str, Slip] = {
    "fan-out-assigned": Slip(collect=_latest),
    "fan-out-assigned/depth first": Slip(collect=_latest, order=_depth_first),
    "broadcasting-not-undone": Slip(undo=lambda gradient, _: gradient),
    "averaged": Slip(undo=lambda gradient, shape: unbroadcast(gradient, shape, mean=True)),
    "averaged/sum": Slip(forward={"sum": np.mean}),
    "averaged/sum and back": Slip(
        forward={"sum": np.mean}, rules={"sum": lambda up, _, given: (up * np.ones(given[0].shape) / given[0].size,)}
    ),
    "averaged/back through sum": _rule("sum", lambda up, _, given: (up * np.ones(given[0].shape) / given[0].size,)),
    "handed-on-too-early/depth first": Slip(order=_depth_first),
    "handed-on-too-early/breadth first": Slip(order=_breadth_first),
    "handed-on-too-early/forwards": Slip(order=_forwards),
    "handed-on-again": Slip(along_paths=True),
    "own-factor": _rule("*", lambda up, _, given: (up * given[0], up * given[1])),
    "upstream-ignored/product": _rule("*", lambda _, __, given: (given[1], given[0])),
    "upstream-ignored/addition": _rule("+", lambda up, _, __: (np.ones(up.shape),) * 2),
    "upstream-ignored/sigmoid": _rule("sigmoid", lambda _, s, __: (s * (1 - s),)),
    "upstream-ignored/sum": _rule("sum", lambda _, __, given: (np.ones(given[0].shape),)),
    "upstream-ignored/matrix product": _rule("@", lambda up, out, given: _matmul(np.ones(up.shape), out, given)),
    "upstream-ignored/everywhere": Slip(rules={name: _of_ones(rule) for name, rule in RULES.items()}),
    "rule-of-another-node/product": _rule("*", lambda up, _, __: (up, up)),
    "rule-of-another-node/addition": _rule("+", lambda up, _, given: (up * given[1], up * given[0])),
    "passed-through/sigmoid": _rule("sigmoid", lambda up, _, __: (up,)),
    "half-derivative/s": _rule("sigmoid", lambda up, s, _: (up * s,)),
    "half-derivative/1 - s": _rule("sigmoid", lambda up, s, _: (up * (1 - s),)),
    "derivative-of-output": _rule("sigmoid", lambda up, s, _: (up * _sigmoid(s) * (1 - _sigmoid(s)),)),
    "wrong-activation": _rule("sigmoid", lambda up, s, _: (up * (1 - s * s),)),
    "wrong-activation/value": Slip(forward={"sigmoid": np.tanh}),
    "wrong-activation/value and back": Slip(
        forward={"sigmoid": np.tanh}, rules={"sigmoid": lambda up, s, _: (up * (1 - s * s),)}
    ),
    "exponent-sign": Slip(forward={"sigmoid": lambda x: _sigmoid(-x)}),
    "exponent-sign/and back": Slip(
        forward={"sigmoid": lambda x: _sigmoid(-x)}, rules={"sigmoid": lambda up, s, _: (-up * s * (1 - s),)}
    ),
    "untransposed": _rule("@", lambda up, _, given: (up @ given[1], given[0] @ up)),
    "untransposed/first": _rule("@", lambda up, out, given: (up @ given[1], _matmul(up, out, given)[1])),
    "untransposed/second": _rule("@", lambda up, out, given: (_matmul(up, out, given)[0], given[0] @ up)),
    "untransposed/where it fits": _rule("@", _untransposed_if_it_fits),
    "elementwise-product": Slip(forward={"@": np.multiply}),
    "value-at-first": Slip(first=1.0),
}
"""Wrong graphs, by mistake."""
