"""A second look at wrong values: there are ways in which they are right all the same.

In turn: the student may have worked in float32; the student's own other functions may give just that; or the values may
be the gradients of the student's own forward function, which settles who is right (numerical differences).
"""

import functools
from collections.abc import Mapping, Sequence

from autograder.grading.asking import Questions, taken
from autograder.grading.bench import Bench
from autograder.grading.cases import Case
from autograder.grading.consistency import Consistency
from autograder.grading.declare import Pair, Plain, backward_call, forward_call
from autograder.grading.doubt import Doubt, by_group
from autograder.grading.parts import kept_by_parts
from autograder.grading.precision import works_in_float32
from autograder.sandbox.calls import Call


class Appeal:
    """Hears the doubts about one exercise."""

    def __init__(self, exercise: Plain | Pair, bench: Bench) -> None:
        """Hear what is doubted about ``exercise``."""
        self._exercise = exercise
        self._bench = bench
        self._record = bench.record

    def hear(self, doubts: Sequence[Doubt]) -> None:
        """Forgive what is right all the same, and certify what is wrong."""
        for check in self._record.fits_float32():
            some = [doubt for doubt in doubts if doubt.check == check]
            if some and self._works_in_float32(some[0]):
                self._record.forgive(check, [doubt.case for doubt in some], "")
                doubts = [doubt for doubt in doubts if doubt.check != check]
        doubts = self._by_parts(doubts)
        Consistency(self._exercise, self._bench).settle(doubts)

    def _by_parts(self, doubts: Sequence[Doubt]) -> Sequence[Doubt]:
        """Forgive what the student's own parts give; return what is left."""
        left: list[Doubt] = []
        for (check, group), some in by_group(doubts).items():
            note = kept_by_parts(self._exercise, self._bench, some) if self._record.is_open(check, group) else None
            if note is None:
                left += some
            else:
                self._record.forgive(check, [doubt.case for doubt in some], note)
        return left

    def _works_in_float32(self, doubt: Doubt) -> bool:
        case, upstream = doubt.case, doubt.upstream
        arguments = case.arguments if upstream is None else (upstream, *case.arguments)
        student = functools.partial(self._student_outputs, case)
        reference = functools.partial(self._reference_outputs, case)
        return works_in_float32(student, reference, arguments)

    def _student_outputs(self, case: Case, points: Sequence[tuple[object, ...]]) -> list[Mapping[str, object] | None]:
        """What the student's function, or forward and backward function, give at several points."""
        exercise, calls = self._exercise, list[tuple[Case, Call]]()
        for arguments in points:
            if isinstance(exercise, Plain):
                calls.append((case, forward_call(exercise, arguments)))
            else:
                lead, inputs = (arguments[0], arguments[1:]) if exercise.cost.leads else (None, arguments)
                back = backward_call(exercise, case, lead, len(calls))
                calls += [(case, forward_call(exercise, inputs)), (case, back)]
        replies = self._bench.asker.ask(Questions(calls))
        wanted = replies if isinstance(exercise, Plain) else replies[1::2]
        return [taken(exercise.returns, reply.outcome) for reply in wanted]

    def _reference_outputs(self, case: Case, points: Sequence[tuple[object, ...]]) -> list[Mapping[str, object] | None]:
        return [self._bench.expectations.outputs(self._exercise, case, arguments) for arguments in points]
