"""Asks the student's functions at cases, and says what each answer is due to."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from autograder.author.cases import Case, MalformedError, Take
from autograder.author.declare import Parts
from autograder.derive.script import item_of, placed
from autograder.sandbox.calls import Call, Failed, Outcome, Returned
from autograder.sandbox.program import Program
from autograder.sandbox.session import Session


class Reply(msgspec.Struct, frozen=True):
    """What came of one call, and the function and the case it is due to, which may be those of an earlier call."""

    function: str
    label: str
    outcome: Outcome

    @property
    def modified(self) -> Sequence[tuple[int, int]]:
        """The arguments of the request that were changed by then."""
        return self.outcome.modified if isinstance(self.outcome, Returned) else ()


class Asker:
    """Asks on behalf of one exercise: once it has used up its time or its process, it is not asked again."""

    def __init__(self, student: Session, patience: float = 1.0) -> None:
        """Ask ``student``; a request may take ``patience`` times as long as usual."""
        self._student = student
        self._patience = patience
        self._given_up: Reply | None = None
        self._left_requests = student.limits.second_look_requests
        self._left_calls = student.limits.second_look_calls

    def ask(self, questions: "Questions") -> list[Reply]:
        """Make calls in one round trip; return what came of each."""
        if self._given_up is not None:
            return [self._given_up] * len(questions.cases)
        replies = _attributed(questions, self._student.run(questions.program, self._patience))
        for reply in replies:
            if isinstance(reply.outcome, Failed) and reply.outcome.kind in {"timeout", "died"}:
                self._given_up = reply
        return replies

    def run(self, calls: Sequence[Call]) -> list[Outcome]:
        """Make calls for a second look, as long as there are any left: no verdict depends on their failing."""
        self._left_requests -= 1
        self._left_calls -= sum(1 if call.moves is None else call.moves.steps.size for call in calls)
        if self._given_up is not None or min(self._left_requests, self._left_calls) < 0:
            return [Failed("timeout", message="there are no calls left for a second look")] * len(calls)
        outcomes = self._student.run(calls, self._patience)
        if any(isinstance(outcome, Failed) and outcome.kind in {"timeout", "died"} for outcome in outcomes):
            self._left_requests = 0
        return outcomes


class Questions:
    """Calls to be made in one round trip, each with the case it is due to; the same for every submission."""

    def __init__(self, asked: Sequence[tuple[Case, Call]]) -> None:
        """Write them down."""
        self.cases = [case for case, _ in asked]
        self.program = Program([call for _, call in asked])


def _attributed(questions: Questions, outcomes: Sequence[Outcome]) -> list[Reply]:
    """Say what each outcome is due to: once a call ends the request, those after it were not tried and repeat it."""
    replies: list[Reply] = []
    calls = questions.program.calls
    for case, call, outcome in zip(questions.cases, calls, outcomes, strict=True):
        if replies and _ends_request(replies[-1].outcome):
            replies.append(replies[-1])
        elif _ends_process(outcome):  # nobody can say in which call
            functions = dict.fromkeys(call.title for call in calls)
            replies.append(Reply(" or ".join(functions), "", outcome))
        else:
            replies.append(Reply(call.title, case.label, outcome))
    return replies


def _ends_request(outcome: Outcome) -> bool:
    return isinstance(outcome, Failed) and outcome.kind in {"timeout", "memory", "died"}


def _ends_process(outcome: Outcome) -> bool:
    """Whether the whole process was lost; a call that was interrupted in time says by what type of exception."""
    return isinstance(outcome, Failed) and outcome.kind in {"timeout", "died"} and not outcome.type_name


def told(before: Reply, after: Reply, take: Take) -> Reply:
    """Return the reply to a backward call, or what is wrong with the forward call it builds on."""
    if isinstance(before.outcome, Failed):
        return before
    if isinstance(after.outcome, Failed) and after.outcome.kind == "skipped":
        try:
            take(before.outcome.value)
        except MalformedError as error:
            skipped = Failed("skipped", message=f"{before.function} {error}")
            return Reply(after.function, after.label, skipped)
    return after


def taken(take: Take, outcome: Outcome) -> Mapping[str, object] | None:
    """Return the outputs by name, or None where there are none."""
    if isinstance(outcome, Failed):
        return None
    try:
        return take(outcome.value)
    except MalformedError:
        return None


class Scripts:
    """The scripts of several cases, for one round trip."""

    def __init__(self, scripts: Sequence[tuple[Case, Parts]]) -> None:
        """Write them down one after another."""
        asked: list[tuple[Case, Call]] = []
        self._starts: list[tuple[Case, Parts, int]] = []
        for case, parts in scripts:
            self._starts.append((case, parts, len(asked)))
            asked += [(case, call) for call in placed(parts, len(asked))]
        self._questions = Questions(asked)

    def replies(self, asker: Asker) -> Iterator[tuple[Case, Parts, int, Sequence[Reply]]]:
        """Make the calls; yield each script, the number of its first call, and the replies to all of its calls."""
        replies = asker.ask(self._questions)
        for case, parts, start in self._starts:
            yield case, parts, start, replies[start : start + len(parts.calls)]


def answered(parts: Parts, replies: Sequence[Reply]) -> Reply:
    """Return what came of a script from the replies to its calls: its outputs, or the first call that failed."""
    failed = next((reply for reply in replies if isinstance(reply.outcome, Failed)), None)
    if failed is not None:
        return failed
    outputs, last = {}, replies[-1]
    for name, (call, item) in parts.outputs.items():
        outcome = replies[call].outcome
        try:
            outputs[name] = item_of(outcome.value, item) if isinstance(outcome, Returned) else None
        except (TypeError, IndexError, KeyError):
            msg = f"a result without the item {item}, which is its {name}"
            return Reply(replies[call].function, replies[call].label, Failed("refused", message=msg))
    modified = {pair for reply in replies for pair in reply.modified}
    return Reply(last.function, last.label, Returned(outputs, tuple(sorted(modified))))
