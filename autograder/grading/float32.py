"""Work in float32 that comes back as float64: found out by moving the inputs by less than float32 can see."""

import functools
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from autograder.author.cases import Case
from autograder.author.declare import Pair, Plain, backward_call, forward_call
from autograder.grading.ask import Questions, taken
from autograder.grading.context import Context
from autograder.grading.record import Judged
from autograder.numeric.arrays import Array, iter_arrays, map_arrays
from autograder.numeric.compare import difference
from autograder.numeric.points import generator
from autograder.sandbox.calls import Call

_UNSEEN = 2.0**-36
_SEEN = 2.0**-10
_CLOSE = 0.25

Arguments = tuple[object, ...]
Outputs = Mapping[str, object]
Ask = Callable[[Sequence[Arguments]], Sequence[Outputs | None]]
"""Gives the named outputs at each of several arguments; None where there are none."""


def excuse_float32(exercise: Plain | Pair, context: Context, judged: list[Judged]) -> list[Judged]:
    """Let what is wrong by no more than float32 count as right if that is what was worked in; return what is left."""
    for name, check in context.record.checks.items():
        some = [one for one in judged if one.check == name]
        if some and all(map(_fits_float32, check.wrong)) and _works_in_float32(exercise, context, some[0]):
            context.record.excuse(some, "")
            judged = [one for one in judged if one.check != name]
    return judged


def _fits_float32(one: Judged) -> bool:
    return difference(one.actual, one.expected, "float32") is None


def _works_in_float32(exercise: Plain | Pair, context: Context, one: Judged) -> bool:
    case, upstream = one.case, one.upstream
    arguments = case.arguments if upstream is None else (upstream, *case.arguments)
    student = functools.partial(_student_outputs, exercise, context, case)
    reference = functools.partial(_reference_outputs, exercise, context, case)
    return works_in_float32(student, reference, arguments)


def _student_outputs(
    exercise: Plain | Pair, context: Context, case: Case, points: Sequence[tuple[object, ...]]
) -> list[Outputs | None]:
    """What the student's function, or forward and backward function, give at several points."""
    calls: list[tuple[Case, Call]] = []
    for arguments in points:
        if isinstance(exercise, Plain):
            calls.append((case, forward_call(exercise, arguments)))
        else:
            lead, inputs = (arguments[0], arguments[1:]) if exercise.cost.leads else (None, arguments)
            back = backward_call(exercise, case, lead, len(calls))
            calls += [(case, forward_call(exercise, inputs)), (case, back)]
    replies = context.asker.ask(Questions(calls))
    wanted = replies if isinstance(exercise, Plain) else replies[1::2]
    return [taken(exercise.returns, reply.outcome) for reply in wanted]


def _reference_outputs(
    exercise: Plain | Pair, context: Context, case: Case, points: Sequence[tuple[object, ...]]
) -> list[Outputs | None]:
    return [context.expectations.outputs(exercise, case, arguments) for arguments in points]


def works_in_float32(student: Ask, reference: Ask, arguments: Arguments) -> bool:
    """Return whether some argument went through float32 on its way to the results.

    It did if the student's results follow the reference's when it is changed by what float32 can see, but not when it
    is changed by far less, which float64 still sees well: then some of the change was lost on the way, all of it or,
    where the work is partly in float64, what went through float32.
    """
    rng = generator("precision")
    points = [arguments]
    for position, argument in enumerate(arguments):
        if any(array.dtype == np.float64 for array in iter_arrays(argument)):
            signs = rng.bit_generator.random_raw()
            points += [_moved(arguments, position, by, signs) for by in (_UNSEEN, _SEEN)]
    answers = student(points)
    right = reference(points)
    base, moved = right[0], right[1:]
    return any(
        _is_lost(_changes(answers[0], unseen, base, tiny), _changes(answers[0], seen, base, large))
        for unseen, seen, tiny, large in zip(answers[1::2], answers[2::2], moved[::2], moved[1::2], strict=True)
    )


def _moved(arguments: Arguments, position: int, by: float, seed: int) -> Arguments:
    rng = np.random.default_rng(seed)
    moved = map_arrays(lambda array: array * (1 + by * rng.choice([-1.0, 1.0], array.shape)), arguments[position])
    return (*arguments[:position], moved, *arguments[position + 1 :])


Changes = dict[str, tuple[Array, Array]]
"""How far each output moved: the student's and the reference's."""


def _changes(base: Outputs | None, moved: Outputs | None, right: Outputs | None, truth: Outputs | None) -> Changes:
    if base is None or moved is None or right is None or truth is None:
        return {}
    changes = {}
    for name in right:
        arrays = [_flat(outputs[name]) for outputs in (base, moved, right, truth)]
        if len({array.shape for array in arrays}) == 1:
            changes[name] = (arrays[1] - arrays[0], arrays[3] - arrays[2])
    return changes


def _is_lost(tiny: Changes, large: Changes) -> bool:
    """Whether most elements of some output follow a large change but not a tiny one."""
    return any(_lost_share(*tiny[name], *large[name]) > 0.5 for name in tiny.keys() & large.keys())


def _lost_share(tiny: Array, right_tiny: Array, large: Array, right_large: Array) -> float:
    """The share of elements that do not follow a tiny change, of those that follow a large one."""
    follows = (right_large != 0) & (right_tiny != 0) & (np.abs(large - right_large) <= _CLOSE * np.abs(right_large))
    lost = np.abs(tiny - right_tiny) > _CLOSE * np.abs(right_tiny)
    return float(np.mean(lost[follows])) if follows.any() else 0.0


def _flat(value: object) -> Array:
    """The numbers in float64: the difference of two whole or small types would not be theirs."""
    return np.ravel(np.asarray(value, np.float64)) if isinstance(value, np.ndarray | int | float) else np.empty(0)
