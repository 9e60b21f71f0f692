"""One submission being judged: its session in the sandbox, and what was found so far."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property

from autograder.cells.plan import Plan, plan
from autograder.cells.release import Release
from autograder.cells.whereabouts import Whereabouts
from autograder.course import Assignment, Course
from autograder.errors import CourseError, SubmissionError
from autograder.grading.explanation import Explanation
from autograder.grading.record import Record
from autograder.grading.sessions import Sessions
from autograder.grading.visible import only_visible, public_checks
from autograder.notebook import NotebookCell, read_notebook
from autograder.sandbox.calls import Functions
from autograder.sandbox.guests import Launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Cell, Session
from autograder.source.names import Source
from autograder.verdict import ExerciseVerdict, Incident


class Paper:
    """One submission being judged."""

    def __init__(self, assignment: Assignment, sessions: Sessions, checks: Mapping[str, Cell], plan: Plan) -> None:
        """Start with a clean record for every exercise; ``checks`` are the public ones, by exercise."""
        self.assignment = assignment
        self.sessions = sessions
        self.session = sessions.main
        self.records = {exercise.name: Record(exercise) for exercise in assignment.exercises}
        self.judged: set[str] = set()
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
        return tuple(record.verdict() for record in self.records.values())

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


class Desk:
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

    @contextmanager
    def lay(self, cells: tuple[NotebookCell, ...], modules: Mapping[str, bytes] | None = None) -> Iterator[Paper]:
        """Put a notebook on the desk; its guest is gone when it is taken off.

        ``modules`` are the student's own files beside it, by name.
        """
        chosen = plan(cells, self._release)
        code = [Cell(number, source) for number, source in chosen.cells]

        def open_session(some: Sequence[Cell], limits: Limits, functions: Functions | None) -> Session:
            session = Session(self._launcher, some, self._files, limits, functions=functions, modules=modules)
            session.explain = Explanation(Whereabouts(cells, chosen, self.assignment.name), session)
            return session

        with Sessions(open_session, code, self._limits) as sessions:
            yield Paper(self.assignment, sessions, self._checks, chosen)
