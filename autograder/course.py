"""A course on disk, and the table of exercises and points of each assignment."""

import ast
import importlib
import math
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Annotated, Literal, get_args

import msgspec

import solutions
from autograder.errors import CourseError

Group = Literal["basic", "edge", "float32"]
GROUPS: tuple[Group, ...] = get_args(Group)
"""The groups of cases: ordinary ones, those at the edge of what is allowed, and work in single precision."""

_Function = Annotated[str, msgspec.Meta(pattern="^[A-Za-z_][A-Za-z0-9_]*$")]
_Table = dict[_Function, dict[str, Annotated[float, msgspec.Meta(ge=0)]]]
_NAME_CHARACTERS = 80
_NAME_TABOO, _NAME_TABOO_FIRST = '/\\:*?"<>|[],;', ".-~=+@"
NAME_RULE = (
    f"a student's name has at most {_NAME_CHARACTERS} printable characters, none of {' '.join(_NAME_TABOO)}, no blank "
    f"at either end and none of {' '.join(_NAME_TABOO_FIRST)} as the first"
)
"""The rule of ``is_student_name`` in words."""

_GRADERS = Path(__file__).parent / "graders"
_REFERENCES = Path(solutions.__path__[0])


def _equal_weights() -> dict[Group, float]:
    return dict.fromkeys(GROUPS, 1.0)


class Exercise(msgspec.Struct, frozen=True):
    """One function that a student writes; ``name`` is the function, the grade id and the anchor in the report.

    ``points`` are those of each check; ``weights`` share a check's points among the groups of its cases. Its calls may
    take ``patience`` times as long as others.
    """

    name: str
    points: dict[str, float]
    weights: dict[Group, float] = msgspec.field(default_factory=_equal_weights)
    patience: float = 1.0

    @property
    def max_score(self) -> float:
        """Points of all its checks."""
        return sum(self.points.values())

    def shares(self, check: str, groups: Sequence[Group]) -> dict[Group, float]:
        """Return the points of a check for each of some groups of cases, by their weights."""
        whole, points = sum(self.weights[group] for group in groups), self.points[check]
        shares = {group: round(points * self.weights[group] / whole, 6) for group in groups[:-1]}
        return shares | {groups[-1]: round(points - sum(shares.values()), 6)}


class Assignment(msgspec.Struct, frozen=True):
    """An assignment: its exercises in the order of the notebook."""

    name: str
    exercises: tuple[Exercise, ...]

    @property
    def max_score(self) -> float:
        """Points of all its exercises."""
        return sum(exercise.max_score for exercise in self.exercises)

    @property
    def grader(self) -> Path:
        """The hidden pytest file."""
        return _GRADERS / f"test_{self.name}.py"

    @property
    def grader_files(self) -> list[Path]:
        """The hidden pytest file, the table of points, and the modules beside it that the pytest file imports."""
        found, ahead = {self.grader.with_name(f"{self.name}.toml")}, [self.grader]
        while ahead:
            path = ahead.pop()
            if path not in found:
                found.add(path)
                ahead += [near for name in _imported(path) if (near := _GRADERS / f"{name}.py").is_file()]
        return sorted(found)

    @property
    def reference(self) -> Path:
        """The literate reference: the notebook's text and an importable module in one file."""
        return _REFERENCES / f"{self.name}.py"

    def load_reference(self) -> ModuleType:
        """Import the reference.

        Raises:
            CourseError: it cannot be imported.
        """
        try:
            return importlib.import_module(f"{solutions.__name__}.{self.name}")
        except Exception as error:
            msg = f"{self.reference}: importing the reference failed: {type(error).__name__}: {error}"
            raise CourseError(msg) from error


def _imported(path: Path) -> Iterator[str]:
    """Yield the last part of every name that a module imports or imports from."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.ImportFrom):
            yield (node.module or "").rpartition(".")[2]
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (alias.name.rpartition(".")[2] for alias in node.names)


class Course(msgspec.Struct, frozen=True):
    """An nbgrader course directory; every path that is read or written is defined here."""

    root: Path

    def source(self, assignment: str) -> Path:
        """The instructor's notebook."""
        return self.root / "source" / assignment / f"{assignment}.ipynb"

    def release(self, assignment: str) -> Path:
        """The folder that students get."""
        return self.root / "release" / assignment

    def require_release(self, assignment: str) -> Path:
        """Return the notebook that students get.

        Raises:
            CourseError: it was not built.
        """
        path = self.release(assignment) / f"{assignment}.ipynb"
        if not path.is_file():
            msg = f"{path}: not there; build it first: chainrule build {assignment}"
            raise CourseError(msg)
        return path

    @property
    def submitted(self) -> Path:
        """The nbgrader tree ``submitted/<student>/<assignment>/``."""
        return self.root / "submitted"

    def owns(self, path: Path) -> bool:
        """Return whether ``path`` is the course or is in one of its folders; the submitted tree itself is not."""
        rooms = ("source", "release", "submitted", "autograded", "feedback", "grades")
        place, root = path.resolve(), self.root.resolve()
        is_inside = any(place.is_relative_to(root / room) for room in rooms)
        return place == root or (is_inside and place != self.submitted.resolve())

    @property
    def autograded(self) -> Path:
        """The nbgrader tree ``autograded/<student>/<assignment>/``."""
        return self.root / "autograded"

    @property
    def gradebook(self) -> Path:
        """The nbgrader database."""
        return self.root / "gradebook.db"

    def grades(self, assignment: str) -> Path:
        """Where results go unless ``--out`` says otherwise."""
        return self.root / "grades" / assignment


def is_student_name(name: str) -> bool:
    """Return whether a student may have this name: it becomes a folder, a row of tables and the gradebook's id.

    Brackets are refused because nbgrader looks folders up by patterns; commas and semicolons because ``nbgrader
    export`` writes names without quotes; = + - @ at the beginning, in full width, too, because spreadsheets read
    formulas there.
    """
    spellings = (name, unicodedata.normalize("NFKC", name))
    is_plain = name.isprintable() and not any(set(each) & set(_NAME_TABOO) for each in spellings)
    is_bounded = 0 < len(name) <= _NAME_CHARACTERS and name == name.strip()
    return is_plain and is_bounded and not any(each.strip()[0] in _NAME_TABOO_FIRST for each in spellings)


def find_course(start: Path) -> Course:
    """Return the course that contains ``start``: the nearest folder upwards with an ``nbgrader_config.py``.

    Raises:
        CourseError: there is none.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / "nbgrader_config.py").is_file():
            return Course(folder)
    msg = f"{start}: not inside a course; run this in a folder that has an nbgrader_config.py, or below one"
    raise CourseError(msg)


def assignment_names() -> list[str]:
    """Return the names of all assignments that have a table of points."""
    return sorted(path.stem for path in _GRADERS.glob("*.toml"))


def load_assignment(name: str) -> Assignment:
    """Read the table of points and weights ``autograder/graders/<name>.toml``.

    Raises:
        CourseError: there is no such assignment, or its table is malformed.
    """
    path = _GRADERS / f"{name}.toml"
    if name not in assignment_names():
        msg = f"no assignment {name!r}; there are: {', '.join(assignment_names())}"
        raise CourseError(msg)
    try:
        table = msgspec.toml.decode(path.read_bytes(), type=_Table)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        msg = f"{path}: {error}; expected one [exercise] table of `check = points` lines each, no points below 0"
        raise CourseError(msg) from error
    weights = table.pop("groups", dict(_equal_weights()))
    if set(weights) != set(GROUPS) or not all(0 < weight < math.inf for weight in weights.values()):
        msg = f"{path}: [groups] must give each of {', '.join(GROUPS)} a weight above 0"
        raise CourseError(msg)
    patience = table.pop("patience", {})
    if not patience.keys() <= table.keys() or not all(1 <= times < math.inf for times in patience.values()):
        msg = f"{path}: [patience] must give exercises of this table a number of 1 or more"
        raise CourseError(msg)
    by_group = {group: weights[group] for group in GROUPS}
    exercises = (
        Exercise(exercise, points, by_group, patience.get(exercise, 1.0)) for exercise, points in table.items()
    )
    return Assignment(name, tuple(exercises))
