"""One exercise is judged; where it loses, it is judged again with right functions in the place of lost ones.

In this order, as far as something is lost:

- its values may be those of work in float32;
- a later cell may have overwritten a name that was right when its own check ran: the cells up to that check are run in
  a fresh guest, and no others;
- exercises that it calls may be lost: a fresh guest has the reference's functions in their place, so that a mistake
  costs its marks once, where it was made;
- its gradients may be those of the student's own forward function, which settles who is right.

All values are held against the truth each time.
"""

from collections.abc import Callable, Mapping

import msgspec

from autograder.author.declare import Pair, Plain
from autograder.derive.exchange import Exchange, closed
from autograder.derive.expected import Expectations
from autograder.grading.judge import Judge
from autograder.grading.record import STEPS, Record
from autograder.grading.score import problems_of, score_of
from autograder.grading.work import Work
from autograder.sandbox.session import Session
from autograder.text import listed
from autograder.verdict import ExerciseStatus

_ENDED: frozenset[ExerciseStatus] = frozenset({"timeout", "memory", "error"})

Test = Callable[[Judge], None]
"""A hidden test: asks a judge for all that an exercise is judged by."""


class Look(msgspec.Struct, frozen=True):
    """What judging one exercise needs: its test, the submission, the reference, and what the tests so far declared."""

    name: str
    test: Test
    work: Work
    expectations: Expectations
    declared: Mapping[str, Plain | Pair]

    def judged(self) -> Record:
        """Return what is found about the exercise, looked at again as often as that may bring something back."""
        lost = self._lost()
        exchanged = None
        if any(self.work.records[name].status in _ENDED for name in lost):
            # What never ends, or ends its process, costs all of its time at every call: try without it first.
            exchanged = self._exchanged(lost)
            if exchanged.record.passed and exchanged.called:
                return exchanged.adopted_by(Record(self._record.exercise))
        judge, record = self._judge(self.work.session)
        if not record.passed:
            judge, record = self._as_it_was(judge, record)
        if not record.passed and lost:
            exchanged = exchanged or self._exchanged(lost)
            exchanged.adopted_by(record)
            self._tell(exchanged)
        if not record.passed and record.has_lost(STEPS):
            self._exchanged(self._earlier()).adopted_by(record, (STEPS,))
        if not record.passed:
            judge.settle_differences(self.work.sessions.apart())
        return record

    @property
    def _record(self) -> Record:
        return self.work.records[self.name]

    def _judge(self, session: Session) -> tuple[Judge, Record]:
        record = Record(self._record.exercise)
        judge = Judge(session, self.expectations, record, self.work.records)
        self.test(judge)
        judge.settle_precision()
        return judge, record

    def _exchanged(self, names: set[str]) -> "_Exchanged":
        """Judge the exercise with the reference's functions in the place of some."""
        functions = sorted(closed(names, self.name, self.declared))
        if not functions:
            return _Exchanged(Record(self._record.exercise), [])
        exchange = Exchange(self.expectations.function, functions, self.declared)
        session, exchange = self.work.sessions.exchanged(exchange)
        exchange.called.clear()
        _, record = self._judge(session)
        return _Exchanged(record, [name for name in self.work.records if name in exchange.called & names])

    def _tell(self, exchanged: "_Exchanged") -> None:
        """Tell the instructor what is wrong even with right functions: right values may stand in what it says."""
        if exchanged.called and not exchanged.record.passed:
            right = f"with a right {listed(exchanged.called)}"
            self.work.second_looks.append(f"{self.name}, {right}: {problems_of(exchanged.record)[0]}")

    def _as_it_was(self, judge: Judge, record: Record) -> tuple[Judge, Record]:
        """Judge the exercise without the later cells that overwrite a name it reads; return the better of the two."""
        overwritten = self.work.overwritten_later(self.name, self._forward())
        if overwritten is None:
            return judge, record
        number, told = overwritten
        judge_then, then = self._judge(self.work.sessions.until(number))
        if score_of(then) <= score_of(record):
            return judge, record
        self.work.overwritten.add(self.name)
        then.note(f"it is judged as it was when its check ran: {told}")
        return judge_then, then

    def _lost(self) -> set[str]:
        """The exercises judged before that lost something, or lose it as the notebook ends."""
        lost = {name for name in self._earlier() if not self.work.records[name].passed}
        return lost | (self._earlier() & self.work.overwritten)

    def _forward(self) -> str:
        """Return the function that gives the cache of the exercise's own, or that one itself."""
        return self.declared[self.name].forward if self.name in self.declared else self.name

    def _earlier(self) -> set[str]:
        """The exercises judged before that this one may call."""
        reached = [self.work.source.reaches(function) for function in (self.name, self._forward())]
        return {
            name
            for name in self.declared
            if name != self.name and any(names is None or name in names for names in reached)
        }


class _Exchanged(msgspec.Struct, frozen=True):
    """What was found with right functions in the place of lost ones, and which of these were called."""

    record: Record
    called: list[str]

    @property
    def note(self) -> str:
        """Why the student keeps marks by it; empty where the exercise calls none of them."""
        if not self.called:
            return ""
        gives = f"with a right {listed(self.called)} it gives what it should"
        return f"it keeps its marks: {gives}; a mistake costs its marks once"

    def adopted_by(self, record: Record, checks: tuple[str, ...] = ()) -> Record:
        """Let a record take over what passes here, of all checks or of some; return it."""
        if self.called:
            record.adopt(self.record, self.note, checks)
        return record
