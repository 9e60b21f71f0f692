"""Points of a check are shared among its groups of cases; what is excused is excused case by case."""

import itertools
import tracemalloc
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import msgspec
import numpy as np
import pytest

from autograder.author.cases import Case
from autograder.course import GROUPS, Exercise, Group, load_assignment
from autograder.grading.record import Judged, Record
from autograder.grading.score import verdict_of
from autograder.numeric.compare import Expected
from autograder.sandbox.calls import Failed
from autograder.verdict import CheckVerdict, GroupVerdict

WEIGHTS: dict[Group, float] = {"basic": 3.0, "edge": 1.0, "float32": 1.0}
EQUAL: dict[Group, float] = dict.fromkeys(GROUPS, 1.0)
RIGHT = np.array([[1.0, -2.0, 3.0], [0.5, 4.0, -1.0]])
WRONG = RIGHT + np.array([[0.0, 0.1, 0.0], [-0.2, 0.0, 0.3]])
EXPECTED = Expected(RIGHT, np.abs(RIGHT), RIGHT, RIGHT)
SUBSETS = [groups for size in (1, 2, 3) for groups in itertools.combinations(GROUPS, size)]


def record(weights: dict[Group, float] = WEIGHTS) -> Record:
    return Record(Exercise("linear_backward", {"dW": 5.0, "db": 4.0, "inputs": 2.0}, weights))


def judge(record: Record, check: str, group: Group, actual: object, label: str = "") -> None:
    record.add(Judged(check=check, output=check, case=case(group, label), actual=actual, expected=EXPECTED))


def excuse(record: Record, check: str, group: Group, note: str, label: str = "") -> None:
    """Excuse what is wrong with a check in one case."""
    wrong = record.checks[check].groups[group].wrong
    record.excuse([one for one in wrong if one.case.label == (label or group)], note)


def case(group: Group, label: str = "") -> Case:
    return Case(label=label or group, m=3, arguments=(RIGHT,), group=group)


def check(record: Record, name: str = "dW") -> CheckVerdict:
    (found,) = (check for check in verdict_of(record).checks if check.name == name)
    return found


def groups(record: Record, name: str = "dW") -> dict[str, GroupVerdict]:
    return {group.name: group for group in check(record, name).groups}


def judged(right: Sequence[Group], wrong: Sequence[Group], weights: dict[Group, float] = WEIGHTS) -> Record:
    """A record in which ``dW`` was judged once in each group."""
    made = record(weights)
    for group in GROUPS:
        if group in (*right, *wrong):
            judge(made, "dW", group, RIGHT if group in right else WRONG)
    return made


def test_an_edge_that_fails_keeps_the_share_of_the_basic_cases() -> None:
    made = judged(["basic", "float32"], ["edge"])
    assert {name: (group.passed, group.score, group.max_score) for name, group in groups(made).items()} == {
        "basic": (True, 3.0, 3.0),
        "edge": (False, 0.0, 1.0),
        "float32": (True, 1.0, 1.0),
    }
    assert (check(made).passed, check(made).score) == (False, 4.0)
    assert verdict_of(made).score == 4.0


def test_basic_cases_that_fail_earn_nothing_in_the_other_groups() -> None:
    made = judged(["edge", "float32"], ["basic"])
    assert check(made).score == 0.0
    assert {name: (group.passed, group.score) for name, group in groups(made).items()} == {
        "basic": (False, 0.0),
        "edge": (True, 0.0),
        "float32": (True, 0.0),
    }


def test_a_check_without_basic_cases_earns_what_its_other_groups_have() -> None:
    assert check(judged(["edge"], ["float32"])).score == 2.5


def test_a_group_without_cases_has_no_share() -> None:
    assert {name: group.max_score for name, group in groups(judged(["basic"], ["edge"])).items()} == {
        "basic": 3.75,
        "edge": 1.25,
    }


def test_a_check_with_cases_of_one_group_has_no_groups_to_tell() -> None:
    made = judged(["basic"], [])
    assert check(made).groups == ()
    assert check(made).score == 5.0


def test_a_check_that_was_never_judged_earns_nothing() -> None:
    assert (check(record()).passed, check(record()).score) == (False, 0.0)


def test_a_group_says_in_how_many_of_its_cases_it_is_wrong_and_where_first() -> None:
    made = judged(["basic"], [])
    for label, actual in (("one sample", RIGHT), ("one unit", WRONG), ("one input", WRONG)):
        judge(made, "dW", "edge", actual, label)
    assert groups(made)["edge"].message == "wrong in 2 of 3 cases, first: one unit"
    assert groups(made)["basic"].message == ""


def test_inputs_left_alone_count_where_an_edge_alone_is_wrong() -> None:
    made = judged(["basic"], ["edge"])
    made.fine("inputs")
    assert check(made, "inputs").score == 2.0


def test_inputs_left_alone_do_not_count_where_the_basic_cases_are_wrong() -> None:
    made = judged(["edge"], ["basic"])
    made.fine("inputs")
    assert check(made, "inputs").score == 0.0
    assert "only where something else is right" in check(made, "inputs").message


def test_what_is_excused_counts_as_right_and_says_why() -> None:
    made = judged(["basic"], ["edge"])
    excuse(made, "dW", "edge", "it keeps its marks")
    assert check(made).passed
    assert check(made).score == 5.0
    assert check(made).message == "it keeps its marks"
    assert groups(made) == {}


def test_a_note_is_told_once_however_many_cases_it_is_for() -> None:
    made = judged([], ["basic", "edge", "float32"])
    excuse(made, "dW", "basic", "one reason")
    excuse(made, "dW", "edge", "one reason")
    excuse(made, "dW", "float32", "another reason")
    assert check(made).message == "one reason; another reason"


def test_a_excused_case_without_a_note_needs_no_words() -> None:
    made = judged([], ["basic"])
    excuse(made, "dW", "basic", "")
    assert (check(made).passed, check(made).message) == (True, "")


def test_excusing_one_case_leaves_another_of_its_group_wrong() -> None:
    made = record()
    for label in ("square", "large"):
        judge(made, "dW", "basic", WRONG, label)
    excuse(made, "dW", "basic", "a note", "square")
    assert (check(made).passed, check(made).score) == (False, 0.0)
    assert check(made).message.endswith("wrong in 1 of 2 cases, first: large")


def test_excusing_one_case_leaves_wrong_what_comes_later_in_its_group() -> None:
    made = record()
    judge(made, "dW", "basic", WRONG, "1 layer")
    excuse(made, "dW", "basic", "a note", "1 layer")
    judge(made, "dW", "basic", WRONG, "3 layers")
    judge(made, "dW", "edge", RIGHT)
    assert (check(made).passed, check(made).score) == (False, 0.0)
    assert groups(made)["basic"].message == "wrong in 1 of 2 cases, first: 3 layers"


def test_excusing_a_case_excuses_all_that_was_wrong_with_the_check_there_and_no_other_check() -> None:
    made = judged([], ["basic"])
    judge(made, "dW", "basic", WRONG)
    judge(made, "db", "basic", WRONG)
    excuse(made, "dW", "basic", "a note")
    assert check(made).passed
    assert not check(made, "db").passed


def test_a_case_of_the_same_name_in_another_group_is_not_excused() -> None:
    made = record()
    for group in ("basic", "edge"):
        judge(made, "dW", group, WRONG, "square")
    excuse(made, "dW", "edge", "a note", "square")
    assert not groups(made)["basic"].passed
    assert groups(made)["edge"].passed


@pytest.mark.parametrize("kind", ["complaint", "malformed", "failed"])
def test_complaints_are_never_excused(kind: str) -> None:
    made = judged(["basic"], ["edge"])
    if kind == "complaint":
        made.complain("dW", "edge", "a second call gives another result", "spoilt-cache")
    elif kind == "malformed":
        made.malformed("dW", case("edge"), "returned one array")
    else:
        made.failed("dW", "edge", Failed("raised", "ValueError", "no"), "linear_backward", "edge")
    assert not made.is_open("dW", "edge")
    excuse(made, "dW", "edge", "a note")
    assert (check(made).passed, check(made).score) == (False, 3.75)
    assert not groups(made)["edge"].passed
    assert check(made).message != "a note"


def test_what_settles_a_wrong_value_is_told_with_it_but_not_with_a_right_one() -> None:
    made = judged(["basic"], ["edge"])
    made.prove("dW", "dW[0, 1]: yours 2, your own linear_forward says 3", "")
    assert "dW[0, 1]: yours 2, your own linear_forward says 3; wrong in " in check(made).message
    excuse(made, "dW", "edge", "")
    assert check(made).message == ""


@pytest.mark.parametrize("touched", SUBSETS, ids="-".join)
def test_the_shares_of_a_check_add_up_to_its_points_without_dust(touched: Sequence[Group]) -> None:
    for exercise in load_assignment("fcn_layer").exercises:
        for name, points in exercise.points.items():
            shares = exercise.shares(name, touched)
            assert sum(Fraction(str(share)) for share in shares.values()) == points
            assert all(len(str(share).partition(".")[2]) <= 6 for share in shares.values())


@pytest.mark.parametrize("weights", [WEIGHTS, EQUAL], ids=["weighed", "equal"])
@pytest.mark.parametrize("touched", SUBSETS, ids="-".join)
def test_scores_add_up_without_dust_whichever_groups_are_passed(
    touched: Sequence[Group], weights: dict[Group, float]
) -> None:
    for passed in [(), *SUBSETS]:
        if set(passed) <= set(touched):
            made = judged(passed, [group for group in touched if group not in passed], weights)
            found, parts = check(made), groups(made).values()
            if len(touched) > 1 and not found.passed:
                assert Fraction(str(found.score)) == sum(Fraction(str(part.score)) for part in parts)
                assert sum(Fraction(str(part.max_score)) for part in parts) == 5
            assert found.score == (5.0 if set(passed) == set(touched) else round(found.score, 6))
            assert verdict_of(made).score == found.score


NODE = {"add": 3.0, "sum": 2.0, "matmul": 5.0, "fan_out": 4.0}


def fan_out(group: Group, *needs: str) -> Case:
    return msgspec.structs.replace(case(group, f"{group} {needs}"), check="fan_out", needs=frozenset(needs))


def judged_needs(*cases: Case, wrong: Sequence[str]) -> CheckVerdict:
    made = Record(Exercise("Node", NODE, WEIGHTS))
    for name in ("add", "sum", "matmul"):
        judge(made, name, "basic", WRONG if name in wrong else RIGHT)
    for one in cases:
        if not made.leaves_out(one):
            judge(made, "fan_out", one.group, RIGHT, one.label)
    assert made.unjudged == []
    return check(made, "fan_out")


def test_a_case_does_not_count_where_something_it_needs_is_wrong() -> None:
    found = judged_needs(fan_out("basic", "add"), fan_out("basic", "matmul"), wrong=["add"])
    assert (found.passed, found.score, found.message) == (True, 4.0, "")


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (["sum"], "it could not be judged, since sum is wrong"),
        (["add", "sum"], "it could not be judged, since add and sum are wrong"),
        (["add", "sum", "matmul"], "it could not be judged, since add, sum and matmul are wrong"),
    ],
)
def test_a_check_without_any_case_left_is_lost_and_says_why(wrong: Sequence[str], why: str) -> None:
    found = judged_needs(fan_out("basic", "sum", "add"), fan_out("basic", "sum", "matmul"), wrong=wrong)
    assert (found.passed, found.score, found.message) == (False, 0.0, why)


def test_edges_earn_nothing_where_no_basic_case_is_left() -> None:
    found = judged_needs(fan_out("basic", "sum"), fan_out("edge", "add"), wrong=["sum"])
    assert (found.passed, found.score) == (False, 0.0)


def test_a_group_without_any_case_left_is_no_loss_beside_the_basic_cases() -> None:
    found = judged_needs(fan_out("basic", "add"), fan_out("edge", "sum"), wrong=["sum"])
    assert (found.passed, found.score) == (True, 4.0)


@pytest.mark.parametrize(
    "large",
    [
        lambda: np.ones((1200, 1200)),
        lambda: np.ones((1200, 1200), np.complex128),
        lambda: [np.ones((1200, 1200))],
        lambda: {"dW": np.ones((1200, 1200))},
        lambda: (1.0, [np.ones((1200, 1200))]),
    ],
    ids=["shape", "type", "list", "dict", "tuple"],
)
def test_of_large_wrong_values_no_more_than_an_outline_is_kept(large: Callable[[], Any]) -> None:
    made = record()
    tracemalloc.start()
    for number in range(12):
        judge(made, "dW", "basic", large(), f"case {number}")
    held_bytes, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held_bytes < 12e6
    assert check(made).mistake in {"wrong-shape", "not-an-array"}
    assert "wrong in 12 of 12 cases" in check(made).message


def test_a_shape_that_a_mistake_leads_to_is_kept_for_its_name() -> None:
    made = record()
    for number in range(12):
        judge(made, "dW", "basic", RIGHT.T.copy(), f"case {number}")
    assert check(made).mistake == "transposed-shape"
