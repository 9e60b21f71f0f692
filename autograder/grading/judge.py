"""Asks the student's functions at every case of an exercise, and records what is wrong."""

import functools
from collections.abc import Callable, Mapping, Sequence

import msgspec

from autograder.grading.cases import Case, MalformedError, Take, no_suspects
from autograder.grading.expect import Expectations, Outputs, Target
from autograder.grading.precision import works_in_float32
from autograder.grading.record import INPUTS, Point, Record
from autograder.numeric.arrays import Array
from autograder.numeric.compare import difference
from autograder.sandbox.calls import Call, Failed, Outcome, Returned
from autograder.sandbox.guest.codec import Handle
from autograder.sandbox.session import Session

SuspectsAt = Callable[[Case, Array | None], Mapping[str, Mapping[str, Array]]]
"""What known mistakes give at a case and an upstream gradient: output -> mistake -> value."""


class Judge:
    """Judges one exercise of one submission. All its cases go to the guest in one round trip."""

    def __init__(self, student: Session, expectations: Expectations, record: Record) -> None:
        """Compare ``student`` with what is expected; write into ``record``."""
        self._student = student
        self._expectations = expectations
        self._record = record
        self._given_up: _Reply | None = None
        self._doubtful: dict[str, tuple[Case, Array | None, Take]] = {}

    def values(self, function: str, cases: Sequence[Case], take: Take, suspects: SuspectsAt = no_suspects) -> None:
        """Judge what a plain or forward function returns; a cache among the outputs stays in the guest."""
        keep = (1,) if take.has_cache else ()
        asked = [(case, Call(function, case.arguments, keep)) for case in cases]
        for number, (case, reply) in enumerate(zip(cases, self._ask(asked), strict=True)):
            expected = self._expectations.values(function, case, take)
            self._outputs(_Answer(case, None, reply), expected, take, suspects)
            self._inputs(case, reply.outcome, {number: function}, ())
        self._appeal(function)

    def gradients(
        self, pair: tuple[str, str], cases: Sequence[Case], takes: tuple[Take, Take], suspects: SuspectsAt = no_suspects
    ) -> None:
        """Judge a backward function, with the cache that the student's own forward function returned.

        ``takes`` take apart what the one and the other return. For each case there are several upstream gradients,
        each after a fresh forward. The last is asked for twice: a cache that the first call spoilt is a mistake, one
        that can be used only once is not.
        """
        forward, backward = pair
        calls: list[tuple[Case, Call]] = []
        asked: list[tuple[Case, Array, Outputs, int]] = []
        for case in cases:
            answers = self._expectations.gradients(pair, case, takes[1])
            for upstream, expected in answers:
                asked.append((case, upstream, expected, len(calls)))
                back = Call(backward, (upstream, Handle(len(calls), 1), *case.extra), pick=takes[1].picked)
                calls += [(case, Call(forward, case.arguments, (1,))), (case, back)]
            calls.append((case, back))
        replies = self._ask(calls)
        for case, upstream, expected, at in asked:
            before, after = replies[at], _told(replies[at], replies[at + 1], takes[0])
            right = self._outputs(_Answer(case, upstream, after), expected, takes[1], suspects)
            self._inputs(case, after.outcome, {at: forward, at + 1: backward}, _modified(before.outcome))
            if right and at + 2 < len(calls) and calls[at + 2][1].function == backward:
                self._again(_Answer(case, upstream, replies[at + 2]), expected, takes[1])
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
        calls: list[tuple[Case, Call]] = []
        for arguments in points:
            if isinstance(target, str):
                calls.append((case, Call(target, arguments, (1,) if take.has_cache else ())))
            else:
                upstream, *inputs = arguments
                back = Call(target[1], (upstream, Handle(len(calls), 1), *case.extra), pick=take.picked)
                calls += [(case, Call(target[0], tuple(inputs), (1,))), (case, back)]
        replies = self._ask(calls)
        return [_taken(take, reply.outcome) for reply in (replies if isinstance(target, str) else replies[1::2])]

    def _reference_outputs(
        self, target: Target, case: Case, take: Take, points: Sequence[tuple[object, ...]]
    ) -> list[Mapping[str, object] | None]:
        return [self._expectations.outputs(target, case, take, arguments) for arguments in points]

    def _ask(self, asked: Sequence[tuple[Case, Call]]) -> list["_Reply"]:
        """Make the calls, unless an exercise has used up its time or its process before."""
        if self._given_up is not None:
            return [self._given_up] * len(asked)
        replies = _attributed(asked, self._student.run([call for _, call in asked]))
        for reply in replies:
            if isinstance(reply.outcome, Failed) and reply.outcome.kind in {"timeout", "died"}:
                self._given_up = reply
        return replies

    def _outputs(self, answer: "_Answer", expected: Outputs, take: Take, suspects: SuspectsAt) -> bool:
        """Judge all outputs of one call; return whether all are right."""
        checks = {name: self._check(answer.case, name) for name in expected}
        case, reply = answer.case, answer.reply
        if isinstance(reply.outcome, Failed):
            for check in checks.values():
                self._record.failed(check, reply.outcome, reply.function, reply.label)
            return False
        try:
            taken = take(reply.outcome.value)
        except MalformedError as error:
            for check in checks.values():
                self._record.complain(check, f"{reply.function} {error}", "malformed-result", case.label)
            return False
        right = True
        for name, check in checks.items():
            point = Point(name, case.label, case.m, case.precision)
            known = functools.partial(_suspected, suspects, answer, name)
            if not self._record.value(check, point, taken[name], expected[name], known):
                self._doubtful.setdefault(check, (case, answer.upstream, take))
                right = False
        return right

    def _again(self, answer: "_Answer", expected: Outputs, take: Take) -> None:
        """Judge a second call with a cache whose first use gave the right result; it may fail, but not differ."""
        if isinstance(answer.reply.outcome, Failed):
            return
        taken = _taken(take, answer.reply.outcome)
        for name, value in expected.items():
            if taken is None or difference(taken[name], value, answer.case.precision) is not None:
                again = f"a second call of {answer.reply.function} with the same cache gives another result"
                message = f"{again} ({answer.case.label})"
                self._record.complain(self._check(answer.case, name), message, "spoilt-cache")

    def _inputs(
        self, case: Case, outcome: Outcome, functions: dict[int, str], before: Sequence[tuple[int, int]]
    ) -> None:
        """Note which arguments a call changed, those it had been handed through the cache included."""
        if isinstance(outcome, Failed):
            return
        self._record.fine(INPUTS)
        for call, position in set(outcome.modified) - set(before):
            if call in functions:
                parameter = self._expectations.parameters(functions[call])[position]
                caller = functions[max(functions)]
                message = f"{caller} changed its argument {parameter}"
                if functions[call] != caller:
                    message = f"{caller} changed {parameter}, which {functions[call]} had been given"
                self._record.complain(INPUTS, f"{message} ({case.label})", "overwritten-input")

    def _check(self, case: Case, output: str) -> str:
        """Return the check an output counts for: ``dW2`` counts for ``dW`` unless there is a check ``dW2``."""
        if case.check:
            return case.check
        return output if output in self._record.exercise.points else output.rstrip("0123456789")


class _Reply(msgspec.Struct, frozen=True):
    """What came of one call, and the function and the case it is due to, which may be those of an earlier call."""

    function: str
    label: str
    outcome: Outcome


class _Answer(msgspec.Struct, frozen=True):
    """A reply, and what was asked."""

    case: Case
    upstream: Array | None
    reply: _Reply


def _attributed(asked: Sequence[tuple[Case, Call]], outcomes: Sequence[Outcome]) -> list[_Reply]:
    """Say what each outcome is due to: once a call ends the request, those after it were not tried and repeat it."""
    replies: list[_Reply] = []
    for (case, call), outcome in zip(asked, outcomes, strict=True):
        if replies and _ends_request(replies[-1].outcome):
            replies.append(replies[-1])
        elif _ends_process(outcome):  # nobody can say in which call
            functions = dict.fromkeys(call.function for _, call in asked)
            replies.append(_Reply(" or ".join(functions), "", outcome))
        else:
            replies.append(_Reply(call.function, case.label, outcome))
    return replies


def _ends_request(outcome: Outcome) -> bool:
    return isinstance(outcome, Failed) and outcome.kind in {"timeout", "memory", "died"}


def _ends_process(outcome: Outcome) -> bool:
    """Whether the whole process was lost; a call that was interrupted in time says by what type of exception."""
    return isinstance(outcome, Failed) and outcome.kind in {"timeout", "died"} and not outcome.type_name


def _told(before: _Reply, after: _Reply, take: Take) -> _Reply:
    """The reply to a backward call, or what is wrong with the forward call it builds on."""
    if isinstance(before.outcome, Failed):
        return before
    if isinstance(after.outcome, Failed) and after.outcome.kind == "skipped":
        try:
            take(before.outcome.value)
        except MalformedError as error:
            skipped = Failed("skipped", message=f"{before.function} {error}")
            return _Reply(after.function, after.label, skipped)
    return after


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
