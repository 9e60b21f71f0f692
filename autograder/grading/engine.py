"""The hidden graders in bulk: one pytest session in a thread, collected once, then run for paper after paper.

Pytest's start-up is paid once a process. Its loop of tests is replaced, through its own hook, by one that waits for
a paper, runs every test on it and says it is done.
"""

import gc
import queue
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

from autograder.errors import InternalError
from autograder.grading.paper import Paper
from autograder.grading.plugin import GraderPlugin, exercise_of

_OPTIONS = (
    *("-p", "no:cacheprovider"),
    *("-p", "no:terminal"),
    "--noconftest",
    "--capture=no",
    "--assert=plain",
)
_CAUSE_CHARACTERS = 400


class Engine(GraderPlugin):
    """A running pytest session with the graders of one assignment. Use it as a context manager."""

    def __init__(self, grader: Path) -> None:
        """Prepare to run ``grader``."""
        super().__init__()
        self._grader = grader
        self._papers: queue.SimpleQueue[Paper | None] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[list[str] | None] = queue.SimpleQueue()
        self._troubles: list[str] = []
        self._exercises: dict[str, str] = {}
        self._thread = threading.Thread(target=self._run, name="graders", daemon=True)

    def __enter__(self) -> Self:
        """Start pytest and collect the tests."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the session."""
        self._papers.put(None)
        self._thread.join()

    def run(self, paper: Paper) -> None:
        """Run every grader on a paper; what was found is in its records.

        Raises:
            InternalError: a grader failed or left a check out, which is never the student's fault, or pytest is gone.
        """
        self._papers.put(paper)
        troubles = self._done.get() if self._thread.is_alive() else None
        if troubles is None:
            self._done.put(None)
            msg = f"{self._grader}: its pytest session ended: {'; '.join(self._troubles)[:500]}"
            raise InternalError(msg)
        if troubles:
            raise InternalError("; ".join(troubles)[:1000])

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Keep why a grader cannot be imported."""
        if report.failed:
            self._troubles.append(_cause(report))

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Judge papers until there are no more; a grader without a test ends the session, and says why."""
        try:
            self._exercises = {item.nodeid: exercise_of(item) for item in session.items}
        except pytest.UsageError as error:
            self._troubles.append(str(error))
            return True
        frozen = False
        while session.items and (paper := self._papers.get()) is not None:
            self.paper = paper
            self._troubles = []
            for item, following in zip(session.items, [*session.items[1:], None], strict=True):
                item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
            self.paper = None
            if not frozen:  # what the first paper left is kept: let no collection look through it again
                gc.collect()
                gc.freeze()
                frozen = True
            graded = set(self._exercises.values())
            self._troubles += [f"no grader for {name}" for name in paper.records if name not in graded]
            self._done.put(self._troubles or paper.omissions())
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep what failed: a grader records what is wrong with a student, and raises for what is wrong with us."""
        if not report.passed:
            self._troubles.append(f"{self._exercises[report.nodeid]} ({report.when}): {_cause(report)}")

    def _run(self) -> None:
        try:
            paths = ["-c", "/dev/null", "--rootdir", str(self._grader.parent), str(self._grader)]
            pytest.main([*_OPTIONS, *paths], [self])
        finally:
            self._done.put(None)


def _cause(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Where it went wrong, and the first line of what; the whole report is long and shows sources and arrays."""
    crash = getattr(report.longrepr, "reprcrash", None)
    if crash is not None:
        where, message = f"{crash.path}:{crash.lineno}: ", crash.message
    elif isinstance(report.longrepr, tuple):  # of a test that was skipped
        path, line, message = report.longrepr
        where = f"{path}:{line}: "
    else:  # of a module that could not be imported there is text only, whose marked lines end with the exception
        text = report.longreprtext
        where, message = "", next((line[1:] for line in reversed(text.splitlines()) if line.startswith("E ")), text)
    what, _, _ = message.strip().partition("\n")
    return f"{where}{what}"[:_CAUSE_CHARACTERS]
