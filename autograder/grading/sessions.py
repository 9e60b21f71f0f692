"""The sessions of one submission: one in which it is judged, and others, each in a fresh guest, for second looks."""

import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Self

import msgspec

from autograder.grading.exchange import Exchange
from autograder.sandbox.calls import Functions
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Cell, Session

Open = Callable[[Sequence[Cell], Limits, Functions | None], Session]
"""Opens a session for some cells of the submission, with functions of ours in the place of the notebook's if given."""


class Sessions:
    """All of them share the time that a submission may take. Use it as a context manager."""

    def __init__(self, open_session: Open, cells: Sequence[Cell], limits: Limits) -> None:
        """Open the first session; the others open when they are asked for."""
        self._open = open_session
        self._limits = limits
        self._deadline_s = time.monotonic() + limits.submission_wall_s
        self._exchanged: tuple[Session, Exchange] | None = None
        self._until: tuple[Session, int] | None = None
        self._apart: Session | None = None
        self._closed_attempts: list[str] = []
        self.cells = cells
        self.main = self._session(cells)

    def __enter__(self) -> Self:
        """Return the sessions themselves."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End their guests."""
        for session in (self.main, *self._others()):
            session.close()

    def exchanged(self, functions: Exchange) -> tuple[Session, Exchange]:
        """Return a session with functions of ours, which may have been open for the same ones before."""
        if self._exchanged is None or self._exchanged[1].names != functions.names:
            self._close(self._exchanged)
            self._exchanged = self._session(self.cells, functions), functions
        return self._exchanged

    def until(self, number: int) -> Session:
        """Return a session of the cells up to cell ``number``, in the order in which they run."""
        if self._until is None or self._until[1] != number:
            self._close(self._until)
            end = max(at for at, cell in enumerate(self.cells, start=1) if cell.number == number)
            self._until = self._session(self.cells[:end]), number
        return self._until[0]

    def apart(self) -> Session:
        """Return a session of all cells that is not the one in which the submission is judged."""
        if self._apart is None:
            self._apart = self._session(self.cells)
        return self._apart

    @property
    def attempts(self) -> list[str]:
        """What was tried in any of them that a notebook has no reason to try, each once."""
        others = [attempt for session in self._others() for attempt in session.attempts]
        return list(dict.fromkeys([*self.main.attempts, *self._closed_attempts, *others]))

    def _others(self) -> list[Session]:
        pairs = [pair[0] for pair in (self._exchanged, self._until) if pair is not None]
        return [*pairs, *([self._apart] if self._apart is not None else [])]

    def _close(self, pair: tuple[Session, object] | None) -> None:
        if pair is not None:
            pair[0].close()
            self._closed_attempts += pair[0].attempts

    def _session(self, cells: Sequence[Cell], functions: Functions | None = None) -> Session:
        left_s = max(0.0, self._deadline_s - time.monotonic())
        return self._open(cells, msgspec.structs.replace(self._limits, submission_wall_s=left_s), functions)
