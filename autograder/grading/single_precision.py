"""Work in float32 that comes back as float64: found out, and judged as what it is."""

import functools
from collections.abc import Mapping, Sequence

from autograder.grading.asking import Questions, taken
from autograder.grading.bench import Bench
from autograder.grading.cases import Case
from autograder.grading.declare import Pair, Plain, backward_call, forward_call
from autograder.grading.doubt import Doubt
from autograder.grading.precision import works_in_float32
from autograder.sandbox.calls import Call

_Outputs = list[Mapping[str, object] | None]


def forgive_float32(exercise: Plain | Pair, bench: Bench, doubts: list[Doubt]) -> list[Doubt]:
    """Let what is wrong by no more than float32 count as right if that is what was worked in; return what is left."""
    for check in bench.record.fits_float32():
        some = [doubt for doubt in doubts if doubt.check == check]
        if some and _works_in_float32(exercise, bench, some[0]):
            bench.record.forgive(check, [doubt.case for doubt in some], "")
            doubts = [doubt for doubt in doubts if doubt.check != check]
    return doubts


def _works_in_float32(exercise: Plain | Pair, bench: Bench, doubt: Doubt) -> bool:
    case, upstream = doubt.case, doubt.upstream
    arguments = case.arguments if upstream is None else (upstream, *case.arguments)
    student = functools.partial(_student_outputs, exercise, bench, case)
    reference = functools.partial(_reference_outputs, exercise, bench, case)
    return works_in_float32(student, reference, arguments)


def _student_outputs(
    exercise: Plain | Pair, bench: Bench, case: Case, points: Sequence[tuple[object, ...]]
) -> _Outputs:
    """What the student's function, or forward and backward function, give at several points."""
    calls: list[tuple[Case, Call]] = []
    for arguments in points:
        if isinstance(exercise, Plain):
            calls.append((case, forward_call(exercise, arguments)))
        else:
            lead, inputs = (arguments[0], arguments[1:]) if exercise.cost.leads else (None, arguments)
            back = backward_call(exercise, case, lead, len(calls))
            calls += [(case, forward_call(exercise, inputs)), (case, back)]
    replies = bench.asker.ask(Questions(calls))
    wanted = replies if isinstance(exercise, Plain) else replies[1::2]
    return [taken(exercise.returns, reply.outcome) for reply in wanted]


def _reference_outputs(
    exercise: Plain | Pair, bench: Bench, case: Case, points: Sequence[tuple[object, ...]]
) -> _Outputs:
    return [bench.expectations.outputs(exercise, case, arguments) for arguments in points]
