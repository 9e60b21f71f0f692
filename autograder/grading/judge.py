"""Asks the student's functions at every case of an exercise, and records what is wrong."""

import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from autograder.author.cases import Case, MalformedError, firsts
from autograder.author.declare import Pair, Parts, Plain, Scripted, backward_call, forward_call
from autograder.derive.changed import Changed
from autograder.derive.expected import Expectations, Outputs
from autograder.grading.ask import Asker, Questions, Reply, Scripts, answered, taken, told
from autograder.grading.carried import Consistency
from autograder.grading.context import Context
from autograder.grading.counts import asks, growth
from autograder.grading.float32 import excuse_float32
from autograder.grading.lasting import broken
from autograder.grading.record import INPUTS, Judged, Record
from autograder.grading.training import Training, trained
from autograder.numeric.arrays import Array
from autograder.numeric.compare import difference
from autograder.numeric.evidence import Changes
from autograder.sandbox.calls import Call, Failed, Returned
from autograder.sandbox.session import Session


class Judge:
    """Judges one exercise of one submission. All its cases go to the guest in one round trip.

    What is wrong is looked at again when all is judged: ``settle_precision``, then ``settle_differences``.
    """

    def __init__(
        self, student: Session, expectations: Expectations, record: Record, peers: Mapping[str, Record]
    ) -> None:
        """Compare ``student`` with what is expected; write into ``record``, beside those of the other exercises."""
        self._asker = Asker(student, record.exercise.patience)
        self._context = Context(self._asker, expectations, record, peers)
        self._expectations = expectations
        self._record = record
        self._wrong: list[tuple[Plain | Pair, list[Judged]]] = []

    def settle_precision(self) -> None:
        """Let values that are wrong count as right where the student worked in float32."""
        self._wrong = [(exercise, excuse_float32(exercise, self._context, judged)) for exercise, judged in self._wrong]

    def settle_differences(self, apart: Session) -> None:
        """Hold gradients that are wrong against differences of the student's own forward function.

        ``apart`` is a session in which nothing was asked yet: only the forward function is called there.
        """
        forward_only = Asker(apart, self._record.exercise.patience)
        for exercise, judged in self._wrong:
            Consistency(exercise, self._context, forward_only).settle(judged)

    def values(self, plain: Plain, cases: Sequence[Case]) -> None:
        """Judge what a plain or forward function returns; a cache among the outputs stays in the guest."""
        self._wrong.append((plain, []))
        questions = self._expectations.once(
            (plain.function, cases[0].label),
            lambda: Questions([(case, forward_call(plain, case.arguments, quiet=case.quiet)) for case in cases]),
        )
        for number, (case, reply) in enumerate(zip(cases, self._asker.ask(questions), strict=True)):
            expected = self._expectations.values(plain.function, case, plain.outputs)
            self._outputs(plain, _Answer(case, None, reply, reply), expected)
            self._inputs(case, reply, {number: plain.function}, ())
            asks(self._record, plain, case, reply)
        self._lasting(plain, cases)

    def scripts(self, scripted: Scripted, cases: Sequence[Case]) -> None:
        """Judge what comes of scripts, one a case; a call that fails leaves the outputs of its script without value."""
        scripts = self._expectations.once(
            (scripted.name, cases[0].label), lambda: Scripts([(case, scripted.script(case)) for case in cases])
        )
        for case, parts, start, replies in scripts.replies(self._asker):
            reply = answered(parts, replies)
            if not self._record.leaves_out(case):
                self._outputs(scripted, _Answer(case, None, reply, reply), self._expectations.script(scripted, case))
            self._given(case, parts, start, reply)

    def growth(self, plain: Plain, few: Case, many: Case) -> None:
        """Judge whether a function takes about as many steps of the interpreter for many samples as for few."""
        growth(self._context, plain, few, many)

    def trained(self, training: Training) -> None:
        """Judge a function that trains a network."""
        trained(self._context, training)

    def gradients(self, pair: Pair, cases: Sequence[Case]) -> None:
        """Judge a backward function, with the cache that the student's own forward function returned.

        For each case there are several upstream gradients, each after a fresh forward. The last is asked for twice: a
        cache that the first call spoilt is a mistake, one that can be used only once is not.
        """
        self._wrong.append((pair, []))
        agenda = self._expectations.once((pair.backward, cases[0].label), lambda: self._agenda(pair, cases))
        replies = self._asker.ask(agenda.questions)
        for case, upstream, expected, at, is_again in agenda.asked:
            before, after = replies[at], told(replies[at], replies[at + 1], pair.value)
            right = self._outputs(pair, _Answer(case, upstream, before, after), expected)
            self._inputs(case, after, {at: pair.forward, at + 1: pair.backward}, before.modified)
            if right and is_again:
                self._again(pair, _Answer(case, upstream, before, replies[at + 2]), expected)
        self._lasting(pair, cases)

    def _agenda(self, pair: Pair, cases: Sequence[Case]) -> "_Agenda":
        calls: list[tuple[Case, Call]] = []
        asked: list[_Asked] = []
        for case in cases:
            answers = self._expectations.gradients(pair, case)
            for number, (upstream, expected) in enumerate(answers, start=1):
                asked.append(_Asked(case, upstream, expected, len(calls), number == len(answers)))
                back = backward_call(pair, case, upstream, len(calls))
                calls += [(case, forward_call(pair, case.arguments)), (case, back)]
            calls.append((case, back))
        return _Agenda(Questions(calls), asked)

    def _outputs(self, exercise: Plain | Pair | Scripted, answer: "_Answer", expected: Outputs) -> bool:
        """Judge all outputs of one call; return whether all are right."""
        case, reply = answer.case, answer.reply
        checks = {name: self._check(case, name) for name in expected}
        if isinstance(reply.outcome, Failed):
            self._failed(exercise.function, checks.values(), case, reply, reply.outcome)
            return False
        try:
            values = exercise.returns(reply.outcome.value)
        except MalformedError as error:
            for check in checks.values():
                self._record.malformed(check, case, f"{reply.function} {error}")
            return False
        judged = [
            Judged(
                check=check,
                output=name,
                case=case,
                actual=values[name],
                expected=expected[name],
                upstream=answer.upstream,
                changes=functools.partial(self._changes, exercise, case, answer.upstream, name),
            )
            for name, check in checks.items()
        ]
        for one in judged:
            self._record.add(one)
        wrong = [one for one in judged if one.is_wrong]
        if wrong and not isinstance(exercise, Scripted):
            own = taken(exercise.value, answer.before.outcome)
            for one in wrong:
                one.own = own
            self._wrong[-1][1].extend(wrong)
        return not wrong

    def _changes(
        self, exercise: Plain | Pair | Scripted, case: Case, upstream: Array | None, output: str
    ) -> Changes | None:
        key = "changed", exercise.function
        changed = self._expectations.once(key, lambda: Changed(self._expectations, exercise))
        forward = self._context.peers.get(exercise.forward) if isinstance(exercise, Pair) else None
        return changed.at(exercise, case, upstream, output, carries=forward is not None and not forward.passed)

    def _failed(self, function: str, checks: Iterable[str], case: Case, reply: Reply, failed: Failed) -> None:
        """Note that there is no value for ``checks`` of ``function``, in the words of what the case is about."""
        if case.is_read_only and _wrote_into_read_only(failed):
            if reply.function == function:  # a forward function has lost its own marks for that
                message = f"{function} writes into an argument ({case.label})"
                self._record.complain(INPUTS, "basic", message, "overwritten-input")
            return
        for check in checks:
            if case.quiet and failed.type_name == "FloatingPointError":
                message = f"{function} is not without warnings: {failed.message} ({case.label})"
                self._record.complain(check, case.group, message, "overflow-warning")
            else:
                self._record.failed(check, case.group, failed, reply.function, reply.label)

    def _again(self, pair: Pair, answer: "_Answer", expected: Outputs) -> None:
        """Judge a second call with a cache whose first use gave the right result; it may fail, but not differ."""
        if isinstance(answer.reply.outcome, Failed):
            return
        case, values = answer.case, taken(pair.gradients, answer.reply.outcome)
        for name, value in expected.items():
            if values is None or difference(values[name], value, case.precision) is not None:
                again = f"a second call of {answer.reply.function} with the same cache gives another result"
                message = f"{again} ({case.label})"
                self._record.complain(self._check(case, name), case.group, message, "spoilt-cache")

    def _lasting(self, exercise: Plain | Pair, cases: Sequence[Case]) -> None:
        """Judge whether later calls leave alone what an earlier one returned, at the first case of each check."""
        for case in firsts(cases):
            if not self._record.was_right(case.label):
                continue
            for name, mistake in broken(self._asker, self._expectations, exercise, case).items():
                told = f"{exercise.function} was called elsewhere in between"
                self._record.complain(self._check(case, name), case.group, f"{told} ({case.label})", mistake)

    def _inputs(self, case: Case, reply: Reply, functions: dict[int, str], before: Sequence[tuple[int, int]]) -> None:
        """Note which arguments a call changed, those it had been handed through the cache included."""
        if not isinstance(reply.outcome, Returned):
            return
        self._record.fine(INPUTS)
        for call, position in sorted(set(reply.modified) - set(before)):
            if call in functions:
                parameters = self._expectations.parameters(functions[call])
                caller = functions[max(functions)]
                if call == min(functions) and position == len(case.arguments):
                    message = f"{caller} changed what {functions[call]} had returned"
                elif functions[call] != caller:
                    message = f"{caller} changed {parameters[position]}, which {functions[call]} had been given"
                else:
                    message = f"{caller} changed its argument {parameters[position]}"
                self._record.complain(INPUTS, "basic", f"{message} ({case.label})", "overwritten-input")

    def _given(self, case: Case, parts: Parts, start: int, reply: Reply) -> None:
        """Note which arguments the calls of a script changed."""
        if not isinstance(reply.outcome, Returned):
            return
        self._record.fine(INPUTS)
        for call in sorted({call for call, _ in reply.modified}):
            message = f"an array that {parts.calls[call - start].title} was given has changed ({case.label})"
            self._record.complain(INPUTS, "basic", message, "overwritten-input")

    def _check(self, case: Case, output: str) -> str:
        """Return the check an output counts for: ``dW2`` counts for ``dW`` unless there is a check ``dW2``."""
        if case.check:
            return case.check
        return output if output in self._record.exercise.points else output.rstrip("0123456789")


class _Asked(NamedTuple):
    """One question about a pair: its forward call is number ``at``, its backward call the next; a third may follow."""

    case: Case
    upstream: Array | None
    expected: Outputs
    at: int
    is_again: bool


class _Agenda(NamedTuple):
    """All questions about a pair, and what the replies are held against."""

    questions: Questions
    asked: Sequence[_Asked]


class _Answer(msgspec.Struct, frozen=True):
    """What was asked, the reply of the forward function and of the function that is judged: the same, if it is one."""

    case: Case
    upstream: Array | None
    before: Reply
    reply: Reply


def _wrote_into_read_only(failed: Failed) -> bool:
    """Whether NumPy refused to write into an array."""
    return failed.type_name == "ValueError" and "read-only" in failed.message
