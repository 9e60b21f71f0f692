"""Grades programs of our own in guests that live on: the next one's cells run where the last one's did.

A program of the corpus attacks nobody, and defines all that it is judged by anew; so the cold start of a guest, which
takes longer than all the rest, need not be paid for each. A guest that was killed or broke the wire is not used again.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from autograder.collect import Submission
from autograder.course import Course, load_assignment
from autograder.grading.engine import Engine
from autograder.grading.paper import Desk
from autograder.grading.single import grade
from autograder.sandbox.channel import Channel
from autograder.sandbox.guests import Guest, Launcher
from autograder.sandbox.launch import launcher
from autograder.sandbox.limits import Limits
from autograder.verdict import Verdict

_LIMITS = Limits(call_cpu_s=2.0)
_USES = 60


class _Lent:
    """A guest that is given back, if it is well, where it would be ended."""

    def __init__(self, guest: Guest) -> None:
        self.guest = guest
        self.uses = 0
        self.is_well = True
        self.channel = self

    def exchange(self, *arguments: Any) -> tuple[bytes, bytes]:  # noqa: ANN401 - the channel's
        self.is_well = False
        reply = self.guest.channel.exchange(*arguments)
        self.is_well = True
        return reply

    @property
    def printed(self) -> str:
        return self.guest.channel.printed

    def end(self) -> None:
        if not self.is_well:
            self.guest.end()


class _Lender:
    """Starts a guest only where there is none that may be used again."""

    def __init__(self, inner: Launcher) -> None:
        self._inner = inner
        self._lent: _Lent | None = None
        self.tier = inner.tier

    def start(self, files: Sequence[Path], limits: Limits) -> Any:  # noqa: ANN401 - in the place of a Guest
        if self._lent is None or not self._lent.is_well or self._lent.uses >= _USES:
            self._close()
            self._lent = _Lent(self._inner.start(files, limits))
        self._lent.uses += 1
        return self._lent

    def _close(self) -> None:
        if self._lent is not None and self._lent.is_well:
            self._lent.guest.end()


_open: list[tuple[Desk, Engine]] = []


def grade_sharing(course: Course, name: str, submissions: Sequence[Submission], workers: int) -> Iterator[Verdict]:
    """Yield the verdicts on all submissions, in their order."""
    context = get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(course, name)) as pool:
        yield from pool.map(_grade, submissions, chunksize=8)


def _begin(course: Course, name: str) -> None:
    assignment = load_assignment(name)
    desk = Desk(course, assignment, _Lender(launcher("zygote")), _LIMITS)
    _open.append((desk, Engine(assignment.grader).__enter__()))


def _grade(submission: Submission) -> Verdict:
    desk, engine = _open[0]
    return grade(desk, engine, submission)
