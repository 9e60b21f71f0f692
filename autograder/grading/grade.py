"""One submission, from its file to its verdict, by the hidden graders of its assignment, which are pytest tests."""

import contextlib
import gc
import queue
import threading
import time
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Self

import pytest

from autograder.author.declare import Pair, Plain
from autograder.course import Assignment
from autograder.derive.declarations import Declarations
from autograder.derive.expected import Expectations
from autograder.errors import InternalError, KilledError, SubmissionError
from autograder.grading.judge import Judge
from autograder.grading.record import Record
from autograder.grading.second_look import Look
from autograder.grading.work import Setting, Work
from autograder.notebook import parse_notebook
from autograder.sandbox.session import Session
from autograder.submission import Submission
from autograder.verdict import CheckVerdict, ExerciseVerdict, Incident, Verdict

_OPTIONS = (
    *("-p", "no:cacheprovider"),
    *("-p", "no:terminal"),
    "--noconftest",
    "--capture=no",
    "--assert=plain",
)
_CAUSE_CHARACTERS = 400
_TRIES = 3


class GraderPlugin:
    """Hands the work that is being judged to every test. Who uses it sets one after another."""

    def __init__(self) -> None:
        """Start with nobody's work."""
        self.work: Work | None = None
        self._expectations: dict[str, Expectations] = {}
        self._declared: dict[str, Plain | Pair] = {}

    def pytest_configure(self, config: pytest.Config) -> None:
        """Declare the marker."""
        config.addinivalue_line("markers", "exercise(name): the exercise that a hidden grader judges")

    @pytest.fixture
    def student(self) -> Session:
        """The student's functions, in the sandbox."""
        return self._require_work().session

    @pytest.fixture
    def reference(self) -> ModuleType:
        """The reference solution; it never leaves this process."""
        return self._require_work().assignment.load_reference()

    @pytest.fixture
    def record(self, request: pytest.FixtureRequest) -> Record:
        """What was found about the exercise of the running test."""
        return self._require_work().records[exercise_of(request.node)]

    @pytest.fixture
    def judge(self) -> Declarations:
        """Stands for what compares the student with the reference, as often as it takes; see ``pytest_pyfunc_call``."""
        return Declarations()

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> bool | None:
        """Let a test that asks for a judge judge the student, and look again at what is wrong."""
        names = pyfuncitem._fixtureinfo.argnames  # noqa: SLF001 - pytest's own hook reads it
        if "judge" not in names:
            return None
        work, exercise = self._require_work(), exercise_of(pyfuncitem)
        given = {name: pyfuncitem.funcargs[name] for name in names}

        def test(judge: Judge | Declarations) -> None:
            pyfuncitem.obj(**given | {"judge": judge})

        declarations = Declarations()
        test(declarations)
        self._declared |= {one.function: one for one, _ in declarations.noted if isinstance(one, Plain | Pair)}
        reference = work.assignment.load_reference()
        expectations = self._expectations.setdefault(reference.__name__, Expectations(reference))
        earlier = {name: one for name, one in self._declared.items() if name == exercise or name in work.judged}
        try:
            work.records[exercise].absorb(Look(exercise, test, work, expectations, earlier).judged())
        except KilledError as error:
            work.killed = str(error)
            raise
        work.judged.add(exercise)
        return True

    def _require_work(self) -> Work:
        if self.work is None:
            raise AssertionError
        return self.work


def exercise_of(item: pytest.Item) -> str:
    """Return the exercise a test is marked with.

    Raises:
        pytest.UsageError: it is not marked.
    """
    marker = item.get_closest_marker("exercise")
    if marker is None:
        msg = f'{item.nodeid}: a hidden grader needs @pytest.mark.exercise("name")'
        raise pytest.UsageError(msg)
    name: str = marker.args[0]
    return name


class Engine(GraderPlugin):
    """A running pytest session with the graders of one assignment. Use it as a context manager."""

    def __init__(self, grader: Path) -> None:
        """Prepare to run ``grader``."""
        super().__init__()
        self._grader = grader
        self._works: queue.SimpleQueue[Work | None] = queue.SimpleQueue()
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
        self._works.put(None)
        self._thread.join()

    def run(self, work: Work) -> None:
        """Run every grader on a student's work; its records have what was found.

        Raises:
            InternalError: a grader failed or left a check out, which is never the student's fault, or pytest is gone.
            KilledError: something outside the sandbox killed a process of the submission.
        """
        self._works.put(work)
        troubles = self._done.get() if self._thread.is_alive() else None
        if work.killed:
            raise KilledError(work.killed)
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
        """Judge one student's work after another; a grader without a test ends the session, and says why."""
        try:
            self._exercises = {item.nodeid: exercise_of(item) for item in session.items}
        except pytest.UsageError as error:
            self._troubles.append(str(error))
            return True
        frozen = False
        while session.items and (work := self._works.get()) is not None:
            self.work = work
            self._troubles = []
            for item, following in zip(session.items, [*session.items[1:], None], strict=True):
                item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
                if work.killed:
                    break
            self.work = None
            if not frozen:  # what the first submission left is kept: let no collection look through it again
                gc.collect()
                gc.freeze()
                frozen = True
            graded = set(self._exercises.values())
            self._troubles += [f"no grader for {name}" for name in work.records if name not in graded]
            self._done.put(self._troubles or work.omissions())
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


def grade(setting: Setting, engine: Engine, submission: Submission) -> Verdict:
    """Return the verdict on a submission; where we fail it is ``ungraded`` and says why.

    Where something outside the sandbox kills a process of it, it is graded again in new guests, the last time by a new
    zygote.
    """
    reason = ""
    for tries_left in reversed(range(_TRIES)):
        try:
            return _graded(setting, engine, submission)
        except KilledError as error:
            reason = f"{error}; so in each of {_TRIES} tries"
            if tries_left == 1:
                setting.renew()
    return ungraded(setting.assignment, submission, reason)


def _graded(setting: Setting, engine: Engine, submission: Submission) -> Verdict:
    start, tier = time.perf_counter(), ""
    try:
        content = submission.content()
        sha256 = content.sha256()
        cells = parse_notebook(submission.require_notebook(content))
        with setting.open(cells, content.modules) as work:
            engine.run(work)
            exercises = work.exercises()
            incidents = work.incidents(exercises)
        tier = setting.tier
        if setting.tier == "none":
            incidents += (Incident(kind="no-sandbox", detail="the notebook ran without a sandbox"),)
    except SubmissionError as error:
        exercises = _unreadable(setting.assignment, str(error))
        incidents = (Incident(kind="unreadable", detail=str(error)),)
    except KilledError:
        raise
    except (InternalError, OSError) as error:
        return ungraded(setting.assignment, submission, str(error))
    except Exception as error:  # noqa: BLE001 - a fault of ours costs nobody a mark, and not the others their turn
        return ungraded(setting.assignment, submission, f"{type(error).__name__}: {error}")
    return Verdict(
        assignment=setting.assignment.name,
        student=submission.student,
        submission_sha256=sha256,
        status="graded",
        score=round(sum(exercise.score for exercise in exercises), 6),
        max_score=setting.assignment.max_score,
        duration_s=round(time.perf_counter() - start, 3),
        exercises=exercises,
        incidents=incidents,
        tier=tier,
    )


def ungraded(assignment: Assignment, submission: Submission, reason: str) -> Verdict:
    """Return the verdict that there is none: our failure, never a mark. A file that is gone has no hash."""
    sha256 = ""
    with contextlib.suppress(OSError):
        sha256 = submission.sha256()
    return Verdict(
        assignment=assignment.name,
        student=submission.student,
        submission_sha256=sha256,
        status="ungraded",
        score=0.0,
        max_score=assignment.max_score,
        duration_s=0.0,
        exercises=(),
        incidents=(Incident(kind="internal-error", detail=reason),),
    )


def _unreadable(assignment: Assignment, reason: str) -> tuple[ExerciseVerdict, ...]:
    """Every exercise says once why it was not found: each may be read without the others."""
    return tuple(
        ExerciseVerdict(
            name=exercise.name,
            score=0.0,
            max_score=exercise.max_score,
            status="missing",
            checks=tuple(
                CheckVerdict(
                    name=check, passed=False, score=0.0, max_score=points, message="see above" if number else reason
                )
                for number, (check, points) in enumerate(exercise.points.items())
            ),
        )
        for exercise in assignment.exercises
    )
