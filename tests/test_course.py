"""The course on disk and its tables of points."""

from pathlib import Path

import pytest

from autograder import course
from autograder.course import NAME_RULE, Assignment, Course, Exercise, find_course, is_student_name, load_assignment
from autograder.errors import CourseError

CHECKOUT = Path(__file__).parent.parent


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the tables of points are read from, empty."""
    monkeypatch.setattr(course, "_GRADERS", tmp_path)
    return tmp_path


def test_a_course_is_found_from_its_root_and_from_any_folder_below(tmp_path: Path) -> None:
    (tmp_path / "nbgrader_config.py").touch()
    below = tmp_path / "submitted" / "ada"
    below.mkdir(parents=True)
    assert find_course(tmp_path) == find_course(below) == Course(tmp_path.resolve())


def test_the_nearest_course_upwards_is_taken(tmp_path: Path) -> None:
    inner = tmp_path / "terms" / "spring"
    inner.mkdir(parents=True)
    for folder in (tmp_path, inner):
        (folder / "nbgrader_config.py").touch()
    assert find_course(inner).root == inner.resolve()
    assert find_course(inner.parent).root == tmp_path.resolve()


def test_outside_a_course_the_error_says_where_and_what_would_be_right(tmp_path: Path) -> None:
    with pytest.raises(CourseError) as caught:
        find_course(tmp_path)
    assert str(tmp_path) in str(caught.value)
    assert "not inside a course; run this in a folder that has an nbgrader_config.py" in str(caught.value)


def test_paths_of_a_course_are_those_of_nbgrader() -> None:
    here = Course(Path("here"))
    paths = [here.source("a"), here.release("a"), here.submitted, here.autograded, here.gradebook, here.grades("a")]
    assert [path.as_posix() for path in paths] == [
        "here/source/a/a.ipynb",
        "here/release/a",
        "here/submitted",
        "here/autograded",
        "here/gradebook.db",
        "here/grades/a",
    ]


def test_a_release_that_was_not_built_is_named_with_the_command_that_builds_it(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"fcn_layer\.ipynb: not there; build it first: chainrule build fcn_layer"):
        Course(tmp_path).require_release("fcn_layer")


def test_a_release_that_was_built_is_returned() -> None:
    release = Course(CHECKOUT).require_release("fcn_layer")
    assert release == CHECKOUT / "release" / "fcn_layer" / "fcn_layer.ipynb"


def test_the_assignment_has_a_grader_a_reference_and_100_points() -> None:
    assignment = load_assignment("fcn_layer")
    assert assignment.max_score == 100
    assert assignment.grader.is_file()
    assert assignment.reference == CHECKOUT / "solutions" / "fcn_layer.py"
    reference = assignment.load_reference()
    assert all(callable(getattr(reference, exercise.name)) for exercise in assignment.exercises)


def test_exercises_keep_the_order_of_the_table_and_add_up(tables: Path) -> None:
    (tables / "dropout.toml").write_text("[mask]\nkeep = 2.5\nscale = 1\n\n[backward]\ndA = 3\n")
    assignment = load_assignment("dropout")
    exercises = (Exercise("mask", {"keep": 2.5, "scale": 1.0}), Exercise("backward", {"dA": 3.0}))
    assert assignment == Assignment("dropout", exercises)
    assert [exercise.max_score for exercise in assignment.exercises] == [3.5, 3.0]
    assert assignment.max_score == 6.5


@pytest.mark.parametrize("name", ["fcn-layer", "", "..", "../graders/fcn_layer", "FCN_LAYER"])
def test_an_unknown_assignment_is_answered_with_those_there_are(name: str) -> None:
    with pytest.raises(CourseError) as caught:
        load_assignment(name)
    assert str(caught.value).startswith(f"no assignment {name!r}; there are: ")
    assert "fcn_layer" in str(caught.value)


@pytest.mark.parametrize(
    "table",
    [
        b"[linear_forward\nZ = 5\n",
        b"Z = 5\n",
        b'[linear_forward]\nZ = "five"\n',
        b"[linear_forward]\nZ = [5]\n",
        b"[linear_forward]\nZ = -5\n",
        b"[linear_forward]\nZ = nan\n",
        b"[linear_forward]\nZ = 5\n[linear_forward]\nZ = 6\n",
        b"[linear_forward]\nZ = 5  # \xff\n",
        b'["linear forward"]\nZ = 5\n',
    ],
    ids=["syntax", "no exercise", "text", "list", "negative", "nan", "twice", "not UTF-8", "no function"],
)
def test_an_invalid_table_is_told_with_its_path_and_the_form_expected(tables: Path, table: bytes) -> None:
    path = tables / "broken.toml"
    path.write_bytes(table)
    with pytest.raises(CourseError) as caught:
        load_assignment("broken")
    assert str(caught.value).startswith(f"{path}: ")
    assert "expected one [exercise] table of `check = points` lines each" in str(caught.value)


def test_a_reference_that_cannot_be_imported_is_the_instructors_error() -> None:
    with pytest.raises(CourseError, match=r"nowhere\.py: importing the reference failed: ModuleNotFoundError"):
        Assignment("nowhere", ()).load_reference()


@pytest.mark.parametrize(
    "name", ["ada", "김서연", "ada lovelace", "ada@example.org", "O'Brien", "अनिल", "สมชาย", "a.b-c_d+e", "7", "x" * 80]
)
def test_a_student_may_be_called(name: str) -> None:
    assert is_student_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        ".ada",
        "-ada",
        " ada",
        "a/b",
        "a\\b",
        'a"b',
        "a\u202eb",
        "a\nb",
        "ada\n",
        "x" * 81,
        "a[1]",
        "a]",
        "=a",
        "+a",
        "@a",
        "\udcff",
    ],
)
def test_a_student_may_not_be_called(name: str) -> None:
    assert not is_student_name(name)


def test_the_rule_for_names_tells_every_character_that_is_out() -> None:
    assert all(f" {character}" in NAME_RULE for character in '/\\:*?"<>|[].-~=+@')
    assert NAME_RULE.isprintable()


@pytest.mark.parametrize("place", [".", "source", "release/fcn_layer", "submitted/ada", "autograded", "feedback/x"])
def test_the_course_owns_itself_and_what_lies_in_its_folders(tmp_path: Path, place: str) -> None:
    assert Course(tmp_path).owns(tmp_path / place)


@pytest.mark.parametrize("place", ["submitted", "downloads", "sources", "..", "../other"])
def test_the_course_does_not_own_the_submitted_tree_itself_nor_other_folders(tmp_path: Path, place: str) -> None:
    assert not Course(tmp_path).owns(tmp_path / place)
