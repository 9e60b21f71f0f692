"""The work of one student while it is judged: its sessions in the sandbox, and what was found so far."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from types import TracebackType
from typing import Self

import msgspec

from autograder.cells.failures import Explanation
from autograder.cells.plan import Plan, plan
from autograder.cells.release import Release
from autograder.cells.whereabouts import Whereabouts
from autograder.course import Assignment, Course
from autograder.derive.exchange import Exchange
from autograder.errors import CourseError, SubmissionError
from autograder.grading.record import Record
from autograder.grading.score import verdict_of
from autograder.notebook import NotebookCell, read_notebook
from autograder.sandbox.calls import Functions
from autograder.sandbox.guests import Launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Cell, Session
from autograder.source.names import Source
from autograder.verdict import ExerciseVerdict, Incident

_LOW = 0.5
"""Who has less than this part of the points of an exercise, and all that can be seen, may have written it down."""

Open = Callable[[Sequence[Cell], Limits, Functions | None], Session]
"""Opens a session for some cells of the submission, with functions of ours in the place of the notebook's if given."""


class Sessions:
    """The sessions of one submission, which share its time; use it as a context manager.

    It is judged in the first one. The others, each in a new guest, are for second looks.
    """

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


class Work:
    """One submission being judged."""

    def __init__(self, assignment: Assignment, sessions: Sessions, checks: Mapping[str, Cell], plan: Plan) -> None:
        """Start with a clean record for every exercise; ``checks`` are the public ones, by exercise."""
        self.assignment = assignment
        self.sessions = sessions
        self.session = sessions.main
        self.records = {exercise.name: Record(exercise) for exercise in assignment.exercises}
        self.judged: set[str] = set()
        self.killed = ""
        """What killed a process of it, if that was something outside the sandbox."""
        self.overwritten: set[str] = set()
        """Exercises that were right until a later cell gave a name another meaning."""
        self.second_looks: list[str] = []
        """What was seen with right functions in the place of lost ones: for the instructor alone."""
        self._checks = checks
        self.plan = plan

    @cached_property
    def source(self) -> Source:
        """The cells that are run, read."""
        return Source((cell.number, cell.source) for cell in self.sessions.cells)

    def overwritten_later(self, function: str, forward: str) -> tuple[int, str] | None:
        """Return the cell where a function's own check stands, and which name gets another meaning later.

        It is one that the function reads, or ``forward``, which gives it its cache.

        None if there is none, or if that cannot be told. The last definition counts: one that stands below the check is
        no accident.
        """
        bound = [statement for statement in self.source.statements if function in statement.binds]
        defined = [statement.cell for statement in bound if statement.kind in {"def", "class"}]
        if not bound:
            return None
        checked = max(self.plan.checks.get(function, 0), *defined, bound[0].cell)
        number = [cell.number for cell in self.sessions.cells if cell.number <= checked][-1]
        rebound = self.source.rebound_after(function, number) or self.source.rebound_after(forward, number)
        if not rebound:
            return None
        return number, f"cell {rebound[0].cell}, line {rebound[0].line}, gives {rebound[0].name} another meaning"

    def exercises(self) -> tuple[ExerciseVerdict, ...]:
        """Return what is to be said about every exercise."""
        return tuple(verdict_of(record) for record in self.records.values())

    def omissions(self) -> list[str]:
        """Return what our graders left out: checks of the table of points that none of them judges."""
        left_out = [f"{name}.{check}" for name, record in self.records.items() for check in record.unjudged]
        table = self.assignment.grader.with_name(f"{self.assignment.name}.toml")
        return [f"{table}: no grader judges {', '.join(left_out)}; judge it or take it out"] if left_out else []

    def incidents(self, exercises: Iterable[ExerciseVerdict]) -> tuple[Incident, ...]:
        """Return what the instructor should know, when all is judged and ``exercises`` are the verdicts."""
        cells = sorted(self.session.failed_cells.items())
        failed = [
            f"cell {number}: {(failure.kind == 'raised' and failure.type_name) or failure.kind}"
            for number, failure in cells
            if number not in self.plan.ours
        ]
        kinds = (
            ("edited-notebook", self.plan.edits),
            ("failed-cell", failed),
            ("attempt", self.sessions.attempts),
            ("second-look", self.second_looks),
            ("visible-only", only_visible(exercises, self._checks, self.session)),
            ("guest-died", self.session.deaths),
        )
        return tuple(Incident(kind=kind, detail=detail) for kind, details in kinds for detail in details)


class Setting:
    """What all submissions of an assignment share: what was handed out, the sandbox and its limits."""

    def __init__(self, course: Course, assignment: Assignment, launcher: Launcher, limits: Limits) -> None:
        """Read what was handed out.

        Raises:
            CourseError: the course has no release of the assignment, or it cannot be read.
        """
        self.assignment = assignment
        self.tier = launcher.tier
        self._launcher = launcher
        self._limits = limits
        release = course.require_release(assignment.name)
        try:
            original = read_notebook(release)
        except SubmissionError as error:
            msg = f"{release}: {error}; build it again: chainrule build {assignment.name}"
            raise CourseError(msg) from error
        self._release = Release(assignment.name, original)
        self._checks = public_checks(original)
        self._files = tuple(path for path in sorted(release.parent.iterdir()) if path.is_file() and path != release)

    def renew(self) -> None:
        """Let nothing of the sandbox that is kept running serve the next submission."""
        self._launcher.close()

    @contextmanager
    def open(self, cells: tuple[NotebookCell, ...], modules: Mapping[str, bytes] | None = None) -> Iterator[Work]:
        """Put a notebook on the setting; its guest is gone when it is taken off.

        ``modules`` are the student's own files beside it, by name.
        """
        chosen = plan(cells, self._release)
        code = [Cell(number, source) for number, source in chosen.cells]

        def open_session(some: Sequence[Cell], limits: Limits, functions: Functions | None) -> Session:
            session = Session(self._launcher, some, self._files, limits, functions=functions, modules=modules)
            session.explain = Explanation(Whereabouts(cells, chosen, self.assignment.name), session)
            return session

        with Sessions(open_session, code, self._limits) as sessions:
            yield Work(self.assignment, sessions, self._checks, chosen)


def public_checks(original: Iterable[NotebookCell]) -> dict[str, Cell]:
    """Return the checks that students have in their notebook, by exercise, as they were handed out."""
    return {cell.grade_id: Cell(cell.number, cell.source) for cell in original if cell.is_check and cell.grade_id}


def only_visible(exercises: Iterable[ExerciseVerdict], checks: Mapping[str, Cell], session: Session) -> Iterator[str]:
    """Run the public checks of exercises that are mostly wrong; tell of those that pass.

    They run in a guest that was asked nothing else: in one that was, a student's code could know that, and be wrong.
    """
    low = [exercise for exercise in exercises if _is_low(exercise) and exercise.name in checks]
    if low:
        session.start_anew()
    for exercise in low:
        if session.passes(checks[exercise.name]):
            yield f"{exercise.name}: visible 100 %, hidden {100 * exercise.score / exercise.max_score:.0f} %"


def _is_low(exercise: ExerciseVerdict) -> bool:
    return exercise.status == "wrong" and exercise.score < _LOW * exercise.max_score
