"""Asks the student's functions at every case of an exercise, and records what is wrong."""

import functools
from collections.abc import Callable, Mapping, Sequence

import msgspec

from autograder.grading.cases import Case, MalformedError, Take, no_suspects
from autograder.grading.expect import Expectations, Outputs, Target
from autograder.grading.precision import works_in_float32
from autograder.grading.record import Point, Record
from autograder.numeric.arrays import Array
from autograder.numeric.compare import difference
from autograder.sandbox.calls import Call, Failed, Outcome, Returned
from autograder.sandbox.guest.codec import Handle
from autograder.sandbox.session import Session

_INPUTS = "inputs"

SuspectsAt = Callable[[Case, Array | None], Mapping[str, Mapping[str, Array]]]
"""What known mistakes give at a case and an upstream gradient: output -> mistake -> value."""


class Judge:
    """Judges one exercise of one submission. All its cases go to the guest in one round trip."""

    def __init__(self, student: Session, expectations: Expectations, record: Record) -> None:
        """Compare ``student`` with what is expected; write into ``record``."""
        self._student = student
        self._expectations = expectations
        self._record = record
        self._given_up: Failed | None = None
        self._doubtful: dict[str, tuple[Case, Array | None, Take]] = {}

    def values(self, function: str, cases: Sequence[Case], take: Take, suspects: SuspectsAt = no_suspects) -> None:
        """Judge what a plain or forward function returns; a cache among the outputs stays in the guest."""
        keep = (1,) if take.has_cache else ()
        outcomes = self._ask([Call(function, case.arguments, keep) for case in cases])
        for number, (case, outcome) in enumerate(zip(cases, outcomes, strict=True)):
            expected = self._expectations.values(function, case, take)
            self._outputs(_Answer(function, case, None, outcome), expected, take, suspects)
            self._inputs(case, outcome, {number: function}, ())
        self._appeal(function)

    def gradients(
        self, pair: tuple[str, str], cases: Sequence[Case], take: Take, suspects: SuspectsAt = no_suspects
    ) -> None:
        """Judge a backward function, with the cache that the student's own forward function returned.

        For each case there are several upstream gradients, each after a fresh forward. The last is asked for twice:
        a cache that the first call spoilt is a mistake, one that can be used only once is not.
        """
        forward, backward = pair
        calls: list[Call] = []
        asked: list[tuple[Case, Array, Outputs, int]] = []
        for case in cases:
            answers = self._expectations.gradients(pair, case, take)
            for upstream, expected in answers:
                asked.append((case, upstream, expected, len(calls)))
                back = Call(backward, (upstream, Handle(len(calls), 1), *case.extra))
                calls += [Call(forward, case.arguments, (1,)), back]
            calls.append(back)
        outcomes = self._ask(calls)
        for case, upstream, expected, at in asked:
            before, after = outcomes[at], outcomes[at + 1]
            if isinstance(before, Failed):
                after = before
            answer = _Answer(forward if isinstance(before, Failed) else backward, case, upstream, after)
            right = self._outputs(answer, expected, take, suspects)
            self._inputs(case, after, {at: forward, at + 1: backward}, _modified(before))
            if right and at + 2 < len(calls) and calls[at + 2].function == backward:
                self._again(_Answer(backward, case, upstream, outcomes[at + 2]), expected, take)
        self._appeal(pair)

    def _appeal(self, target: Target) -> None:
        """Forgive values that are as far off as float32 puts them, if the student's work went through float32."""
        for check in self._record.fits_float32():
            case, upstream, take = self._doubtful[check]
            arguments = case.arguments if upstream is None else (upstream, *case.arguments)
            student = functools.partial(self._student_outputs, target, case, take)
            reference = functools.partial(self._reference_outputs, target, case, take)
            if works_in_float32(student, reference, arguments):
                self._record.forgive(check)

    def _student_outputs(
        self, target: Target, case: Case, take: Take, points: Sequence[tuple[object, ...]]
    ) -> list[Mapping[str, object] | None]:
        """What the student's function, or forward and backward function, give at several points."""
        calls: list[Call] = []
        for arguments in points:
            if isinstance(target, str):
                calls.append(Call(target, arguments, (1,) if take.has_cache else ()))
            else:
                upstream, *inputs = arguments
                back = Call(target[1], (upstream, Handle(len(calls), 1), *case.extra))
                calls += [Call(target[0], tuple(inputs), (1,)), back]
        outcomes = self._ask(calls)
        return [_taken(take, outcome) for outcome in (outcomes if isinstance(target, str) else outcomes[1::2])]

    def _reference_outputs(
        self, target: Target, case: Case, take: Take, points: Sequence[tuple[object, ...]]
    ) -> list[Mapping[str, object] | None]:
        return [self._expectations.outputs(target, case, take, arguments) for arguments in points]

    def _ask(self, calls: Sequence[Call]) -> list[Outcome]:
        """Make the calls, unless an exercise has used up its time or its process before."""
        if self._given_up is not None:
            return [self._given_up] * len(calls)
        outcomes = self._student.run(calls)
        for outcome in outcomes:
            if isinstance(outcome, Failed) and outcome.kind in {"timeout", "died"}:
                self._given_up = outcome
        return outcomes

    def _outputs(self, answer: "_Answer", expected: Outputs, take: Take, suspects: SuspectsAt) -> bool:
        """Judge all outputs of one call; return whether all are right."""
        checks = {name: self._check(answer.case, name) for name in expected}
        if isinstance(answer.outcome, Failed):
            for check in checks.values():
                self._record.failed(check, answer.outcome, answer.function)
            return False
        try:
            taken = take(answer.outcome.value)
        except MalformedError as error:
            for check in checks.values():
                self._record.complain(check, f"{answer.function}: {error}", "malformed-result")
            return False
        point = Point(answer.case.label, answer.case.m, answer.case.precision)
        right = True
        for name, check in checks.items():
            known = functools.partial(_suspected, suspects, answer, name)
            if not self._record.value(check, point, taken[name], expected[name], known):
                self._doubtful.setdefault(check, (answer.case, answer.upstream, take))
                right = False
        return right

    def _again(self, answer: "_Answer", expected: Outputs, take: Take) -> None:
        """Judge a second call with a cache whose first use gave the right result; it may fail, but not differ."""
        if isinstance(answer.outcome, Failed):
            return
        taken = _taken(take, answer.outcome)
        for name, value in expected.items():
            if taken is None or difference(taken[name], value, answer.case.precision) is not None:
                again = f"a second call of {answer.function} with the same cache gives another result"
                message = f"{again} ({answer.case.label})"
                self._record.complain(self._check(answer.case, name), message, "spoilt-cache")

    def _inputs(
        self, case: Case, outcome: Outcome, functions: dict[int, str], before: Sequence[tuple[int, int]]
    ) -> None:
        """Note which arguments a call changed, those it had been handed through the cache included."""
        if isinstance(outcome, Failed):
            return
        self._record.fine(_INPUTS)
        for call, position in set(outcome.modified) - set(before):
            if call in functions:
                parameter = self._expectations.parameters(functions[call])[position]
                caller = functions[max(functions)]
                message = f"{caller} changed its argument {parameter}"
                if functions[call] != caller:
                    message = f"{caller} changed {parameter}, which {functions[call]} had been given"
                self._record.complain(_INPUTS, f"{message} ({case.label})", "overwritten-input")

    def _check(self, case: Case, output: str) -> str:
        """Return the check an output counts for: ``dW2`` counts for ``dW`` unless there is a check ``dW2``."""
        if case.check:
            return case.check
        return output if output in self._record.exercise.points else output.rstrip("0123456789")


class _Answer(msgspec.Struct, frozen=True):
    """What came of one call."""

    function: str
    case: Case
    upstream: Array | None
    outcome: Outcome


def _modified(outcome: Outcome) -> Sequence[tuple[int, int]]:
    return outcome.modified if isinstance(outcome, Returned) else ()


def _taken(take: Take, outcome: Outcome) -> Mapping[str, object] | None:
    if isinstance(outcome, Failed):
        return None
    try:
        return take(outcome.value)
    except MalformedError:
        return None


def _suspected(suspects: SuspectsAt, answer: _Answer, output: str) -> Mapping[str, Array]:
    return suspects(answer.case, answer.upstream).get(output, {})
