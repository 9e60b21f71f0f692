"""One submission, run in one guest after another: its cells first, then calls of its functions.

A guest that dies loses only the request it died in. The next request starts a new guest, which runs the cells again,
except for the statements that ended a guest.
"""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
import numpy as np

from autograder.errors import InternalError, KilledError
from autograder.sandbox.calls import Call, Failed, FailedStatement, Functions, Outcome, Returned
from autograder.sandbox.cell_failures import CellFailures
from autograder.sandbox.channel import GuestDiedError
from autograder.sandbox.guest.codec import MAX_ATTEMPTS, Encoder
from autograder.sandbox.guests import Guest, Launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.modules import fitting
from autograder.sandbox.program import Program
from autograder.sandbox.round_trip import RoundTrip
from autograder.sandbox.wire import WireError

_MOST_TRIES = 5
_RENEWED = 1.5
_NO_LINE = 0
_BROKEN = "its process answered with"


class Cell(msgspec.Struct, frozen=True):
    """A code cell of the student's notebook; ``number`` counts all cells from 1."""

    number: int
    source: str


Explain = Callable[[str, Failed], Failed]
"""Adds to a failed call of a function what the grader knows about the cause."""


class Session:
    """The cells of one submission, and the guest that runs them now. Use it as a context manager."""

    def __init__(  # noqa: PLR0913 - all of it is passed by name
        self,
        launcher: Launcher,
        cells: Sequence[Cell],
        files: Sequence[Path],
        limits: Limits,
        functions: Functions | None = None,
        *,
        modules: Mapping[str, bytes] | None = None,
    ) -> None:
        """Prepare; the first guest starts with the first request.

        ``functions`` replace the notebook's functions of the same names, whatever its cells define. ``modules`` are the
        student's own files beside the notebook, by name.
        """
        self.modules = fitting(modules or {}, {path.name for path in files})
        self._launcher = launcher
        self._cells = cells
        self._files = files
        self.limits = limits
        self._functions = functions
        self._guest: Guest | None = None
        self._deadline = time.monotonic() + limits.submission_wall_s
        self._lives = limits.lives
        self._cell_failures = CellFailures()
        self.explain: Explain = without_reason
        self.deaths: list[str] = []
        self._attempts: dict[str, list[str]] = {}
        self.printed = ""

    def __enter__(self) -> Self:
        """Return the session itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the guest."""
        self.close()

    def close(self) -> None:
        """End the guest."""
        self._end()

    @property
    def failed_cells(self) -> dict[int, Failed]:
        """The first failure of each cell that did not run to its end."""
        return self._cell_failures.cells()

    @property
    def failed_statements(self) -> list[FailedStatement]:
        """All statements of cells that failed or were left out, in the notebook's order."""
        return self._cell_failures.statements()

    @property
    def attempts(self) -> list[str]:
        """What was tried that a notebook has no reason to try: the first of each kind and line, and how many more."""
        return [f"{found[0]} and {len(found) - 1} more" if found[1:] else found[0] for found in self._attempts.values()]

    def run(self, calls: "Sequence[Call] | Program", patience: float = 1.0) -> list[Outcome]:
        """Make calls in one round trip; return one outcome for each, in order.

        They may take ``patience`` times as long as a request normally may.

        Raises:
            InternalError: no guest could be started.
            KilledError: something outside the sandbox killed it.
        """
        program = calls if isinstance(calls, Program) else Program(calls)
        if not self._ready():
            return [Failed("died", message="its process was ended too often or took too long")] * len(program.calls)
        round_trip = RoundTrip(program.callbacks, self._functions)
        wall_s = self.limits.call_wall_s * patience
        frame = program.frame(round_trip.nonce, self.limits.call_cpu_s * patience, wall_s)
        outcomes = _padded(self._exchange(frame, round_trip, wall_s), len(program.calls))
        asked = [program.asked(number, round_trip.asked) for number in range(len(outcomes))]
        return [self._checked(outcome, number, program, asked[number]) for number, outcome in enumerate(outcomes)]

    def _checked(self, outcome: Outcome, number: int, program: Program, asked: int) -> Outcome:
        """Return an outcome that is possible for this request; the grader says why a function is missing."""
        if isinstance(outcome, Failed):
            return self.explain(program.calls[number].function, outcome)
        if outcome.modified and not program.given(number).issuperset(outcome.modified):
            return Failed("refused", message="an answer about an argument that was never given")
        return msgspec.structs.replace(outcome, asked=asked) if asked else outcome

    def _ready(self) -> bool:
        """Make sure that there is a guest that ran the cells; return False if there may be no more guests."""
        if self._guest is not None and self._is_over():
            self._end()
        while self._guest is None:
            if self._lives == 0 or self._is_over():
                return False
            self._lives -= 1
            self._guest = self._start()
            self._exchange_functions()
            self._give_modules()
            self._run_cells()
        return True

    def _start(self) -> Guest:
        """Start a guest and wait for one reply: a sandbox that fails before student code runs is our failure."""
        guest = self._launcher.start(self._files, self.limits)
        round_trip = RoundTrip()
        request = {"op": "calls", "calls": [], "cpu_s": 1, "wall_s": self.limits.start_wall_s}
        hello = Encoder().frame(round_trip.nonce, request)
        try:
            round_trip.outcomes(guest.channel, hello, self.limits.start_wall_s)
        except (GuestDiedError, WireError) as error:
            killed = guest.end()
            msg = f"the sandbox did not start: {killed or error}; {guest.channel.printed.strip()[-500:]}"
            raise (KilledError(msg) if killed else InternalError(msg)) from error
        return guest

    def _run_cells(self) -> None:
        self._cell_failures.begin()
        for cell in self._cells:
            self._run_cell(cell)
        # Cells may be out of order: what failed for a name that is defined later is tried again, as long as that helps.
        gaps = self._cell_failures.gaps()
        for _ in range(_MOST_TRIES):
            before, gaps = gaps, self._fill_gaps(gaps)
            if gaps == before:
                break

    def _fill_gaps(self, gaps: Iterable[int]) -> dict[int, int]:
        """Run again the statements that lacked a name; return how many still do, by cell."""
        for number in gaps:
            if self._guest is not None and not self._is_over():
                outcome = self._outcome_of(Cell(number, ""), fill_gaps=True)
                self._cell_failures.filled(number, outcome)
                if self._guest is None:
                    self._cell_failures.ended_again(number)
        return self._cell_failures.gaps()

    def start_anew(self) -> None:
        """End the guest, so that the next request starts one that has seen no call, even if it is one too many."""
        self._end()
        self._lives = max(self._lives, 1)

    def passes(self, cell: Cell) -> bool:
        """Run one more cell; return whether it ran to its end within the time of the submission."""
        if not self._ready():
            return False
        wall_s = max(0.0, min(self.limits.cell_wall_s, self._deadline - time.monotonic()))
        return isinstance(self._outcome_of(cell, wall_s=wall_s), Returned)

    def _run_cell(self, cell: Cell) -> None:
        if self._guest is None or self._cell_failures.is_lost(cell.number):
            return
        if self._is_over():
            self._cell_failures.failed(cell.number, Failed("skipped", message="the notebook took too long before it"))
        elif self._cell_failures.is_suspect(cell.number):
            self._run_steps(cell)
        else:
            outcome = self._outcome_of(cell)
            if self._guest is None and isinstance(outcome, Failed):
                self._cell_failures.ended(cell.number, outcome, is_sought=not outcome.message.startswith(_BROKEN))
            else:
                self._cell_failures.failed(cell.number, outcome)
                self._cell_failures.passed(cell.number)

    def _run_steps(self, cell: Cell) -> None:
        """Run a cell that ended a guest one statement at a time, so that the next guest leaves out only one of them."""
        table = self._outcome_of(cell, only=_NO_LINE)
        lines = table.value if isinstance(table, Returned) and isinstance(table.value, list) else []
        if self._guest is None:
            self._cell_failures.ended(cell.number, table)
            return
        if not lines:  # the cell has no statements, or does not parse
            self._cell_failures.failed(cell.number, self._outcome_of(cell))
        for line in lines:
            if self._is_over():
                return
            if isinstance(line, int) and line not in self._cell_failures.left_out(cell.number):
                outcome = self._outcome_of(cell, only=line)
                if self._guest is None:
                    self._cell_failures.ended(cell.number, outcome, line)
                    return
                self._cell_failures.failed(cell.number, outcome)
        self._cell_failures.passed(cell.number)

    def _is_over(self) -> bool:
        return time.monotonic() > self._deadline

    def _outcome_of(
        self, cell: Cell, *, fill_gaps: bool = False, only: int | None = None, wall_s: float | None = None
    ) -> Outcome:
        limits = self.limits
        wall_s = limits.cell_wall_s if wall_s is None else wall_s
        encoder = Encoder()
        request = {
            "op": "cell",
            "number": cell.number,
            "source": encoder.node(np.frombuffer(cell.source.encode(), np.uint8)),  # it may be too long for a header
            "fill_gaps": fill_gaps,
            "only": only,
            "without": self._cell_failures.left_out(cell.number),
            "cpu_s": limits.cell_cpu_s,
            "wall_s": wall_s,
        }
        round_trip = RoundTrip((), self._functions)
        # The statements after an interrupted one have some time of their own.
        wall_s *= _RENEWED if only is None else 1.0
        return self._exchange(encoder.frame(round_trip.nonce, request), round_trip, wall_s)[0]

    def _exchange_functions(self) -> None:
        """Tell a new guest which functions are replaced."""
        if self._functions is None:
            return
        round_trip, wall_s = RoundTrip(), self.limits.start_wall_s
        request = {"op": "exchange", **self._functions.order, "cpu_s": wall_s, "wall_s": wall_s}
        self._exchange(Encoder().frame(round_trip.nonce, request), round_trip, wall_s)

    def _give_modules(self) -> None:
        """Send a new guest the files that were handed in beside the notebook."""
        if self._guest is None or not self.modules:
            return
        encoder = Encoder()
        files = [[name, encoder.node(np.frombuffer(data, np.uint8))] for name, data in self.modules.items()]
        round_trip, wall_s = RoundTrip(), self.limits.start_wall_s
        request = {"op": "files", "files": files, "cpu_s": wall_s, "wall_s": wall_s}
        self._exchange(encoder.frame(round_trip.nonce, request), round_trip, wall_s)

    def _exchange(self, frame: bytes, round_trip: RoundTrip, wall_s: float) -> list[Outcome]:
        """Send one request to the guest; if it dies of its own code, the outcome is ``Failed``.

        Raises:
            KilledError: something else killed it.
        """
        if self._guest is None:
            raise AssertionError
        try:
            outcomes = round_trip.outcomes(self._guest.channel, frame, wall_s + self.limits.grace_s)
        except GuestDiedError as error:
            failed = Failed("timeout" if error.kind == "timeout" else "died", message=str(error))
        except WireError as error:
            failed = Failed("died", message=f"{_BROKEN} {error}")
        else:
            self._note(attempt for outcome in outcomes for attempt in outcome.attempts)
            return outcomes
        killed = self._end()
        if killed:
            raise KilledError(killed)
        self.deaths.append(failed.message)
        return [failed]

    def _note(self, attempts: Iterable[str]) -> None:
        """Keep each attempt once, and only as many as somebody would read: a guest may invent them."""
        for attempt in attempts:
            alike = self._attempts.setdefault(attempt.partition(" (")[0], [])
            if attempt not in alike and sum(map(len, self._attempts.values())) < MAX_ATTEMPTS:
                alike.append(attempt)
        self._attempts = {kind: found for kind, found in self._attempts.items() if found}

    def _end(self) -> str:
        """End the guest, if there is one; return what killed it before, if that was neither we nor its own code."""
        if self._guest is None:
            return ""
        guest, self._guest = self._guest, None
        killed = guest.end()
        self.printed += guest.channel.printed
        return killed


def _padded(outcomes: list[Outcome], count: int) -> list[Outcome]:
    """Return one outcome per call: calls after a failure that ended the request failed with it."""
    if len(outcomes) >= count:
        return outcomes[:count]
    last = outcomes[-1]
    rest = last if isinstance(last, Failed) else Failed("refused", message="fewer results than calls")
    return outcomes + [rest] * (count - len(outcomes))


def without_reason(function: str, failed: Failed) -> Failed:
    """Return a failure as it is; only a missing function gets a message."""
    return Failed("missing", message=f"there is no function {function}") if failed.kind == "missing" else failed
