"""The weights by which the points of a check are shared among its groups of cases, in the table of points."""

from pathlib import Path

import pytest

from autograder import course
from autograder.course import GROUPS, Assignment, Exercise, load_assignment
from autograder.errors import CourseError

POINTS = "[mask]\nkeep = 4\nscale = 1\n"
WEIGHTS = {"basic": 3.0, "edge": 1.0, "float32": 1.0}


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the tables of points are read from, empty."""
    monkeypatch.setattr(course, "_GRADERS", tmp_path)
    return tmp_path


def load(tables: Path, table: str) -> Assignment:
    (tables / "dropout.toml").write_text(table)
    return load_assignment("dropout")


def test_a_table_without_groups_gives_each_the_same_weight(tables: Path) -> None:
    (exercise,) = load(tables, POINTS).exercises
    assert exercise == Exercise("mask", {"keep": 4.0, "scale": 1.0})
    assert len(set(exercise.weights.values())) == 1
    assert tuple(exercise.weights) == GROUPS
    assert exercise.shares("keep", ["basic", "float32"]) == {"basic": 2.0, "float32": 2.0}


@pytest.mark.parametrize(
    "groups",
    [
        "[groups]\nbasic = 3\nedge = 1\nfloat32 = 1\n",
        "[groups]\nfloat32 = 1.0\nedge = 1.0\nbasic = 3.0\n",
        "groups = { edge = 1, basic = 3, float32 = 1 }\n",
    ],
    ids=["in order", "in another order", "inline"],
)
def test_the_weights_hold_for_every_exercise_in_the_order_of_the_groups(tables: Path, groups: str) -> None:
    assignment = load(tables, groups + POINTS + "[backward]\ndA = 3\n")
    assert [exercise.name for exercise in assignment.exercises] == ["mask", "backward"]
    assert [list(exercise.weights.items()) for exercise in assignment.exercises] == [list(WEIGHTS.items())] * 2


def test_the_weights_are_no_points_and_no_exercise(tables: Path) -> None:
    assert load(tables, "[groups]\nbasic = 30\nedge = 10\nfloat32 = 10\n" + POINTS).max_score == 5.0


def test_the_groups_may_stand_below_the_exercises(tables: Path) -> None:
    (exercise,) = load(tables, POINTS + "[groups]\nbasic = 3\nedge = 1\nfloat32 = 1\n").exercises
    assert exercise.weights == WEIGHTS


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        (["basic"], {"basic": 5.0}),
        (["basic", "edge"], {"basic": 3.75, "edge": 1.25}),
        (["edge", "float32"], {"edge": 2.5, "float32": 2.5}),
        (["basic", "edge", "float32"], {"basic": 3.0, "edge": 1.0, "float32": 1.0}),
    ],
    ids=["one", "two", "without the first", "all"],
)
def test_the_points_of_a_check_are_shared_by_the_weights_of_the_groups_it_has(
    groups: list[course.Group], expected: dict[str, float]
) -> None:
    exercise = Exercise("mask", {"keep": 5.0}, {"basic": 3.0, "edge": 1.0, "float32": 1.0})
    assert exercise.shares("keep", groups) == expected


@pytest.mark.parametrize(
    "groups",
    [
        "basic = 3\nedge = 1\n",
        "",
        "basic = 3\nedge = 1\nfloat32 = 1\nfloat16 = 1\n",
        "basic = 3\nedges = 1\nfloat32 = 1\n",
        "basic = 3\nedge = 1\nfloat32 = 0\n",
        "basic = 0\nedge = 0.0\nfloat32 = 0\n",
    ],
    ids=["one is missing", "all are missing", "one more", "another name", "a weight of 0", "only weights of 0"],
)
def test_weights_that_are_none_are_told_with_the_path_and_what_would_be_right(tables: Path, groups: str) -> None:
    with pytest.raises(CourseError) as caught:
        load(tables, f"[groups]\n{groups}{POINTS}")
    assert str(caught.value).startswith(f"{tables / 'dropout.toml'}: [groups] ")
    assert str(caught.value).endswith("each of basic, edge, float32 a weight above 0")


@pytest.mark.parametrize("weight", ["-1", "nan", "inf", "'three'"], ids=["negative", "nan", "infinite", "text"])
def test_a_weight_that_is_no_number_from_0_up_is_told_with_the_path(tables: Path, weight: str) -> None:
    with pytest.raises(CourseError) as caught:
        load(tables, f"[groups]\nbasic = 3\nedge = {weight}\nfloat32 = 1\n{POINTS}")
    assert str(caught.value).startswith(f"{tables / 'dropout.toml'}: ")


def test_the_assignment_weighs_the_basic_cases_most() -> None:
    for exercise in load_assignment("fcn_layer").exercises:
        assert tuple(exercise.weights) == GROUPS
        assert exercise.weights["basic"] > max(exercise.weights["edge"], exercise.weights["float32"])


def test_exercises_may_ask_for_patience(tables: Path) -> None:
    name = load(tables, POINTS).exercises[0].name
    patient, *others = load(tables, f"{POINTS}[patience]\n{name} = 6\n").exercises
    assert patient.patience == 6.0
    assert {exercise.patience for exercise in others} <= {1.0}


@pytest.mark.parametrize("line", ["nobody = 2", "{name} = 0.5", "{name} = inf"])
def test_patience_is_a_number_of_times_for_an_exercise(tables: Path, line: str) -> None:
    name = load(tables, POINTS).exercises[0].name
    with pytest.raises(CourseError, match="number of 1 or more"):
        load(tables, f"{POINTS}[patience]\n{line.format(name=name)}\n")
