"""The points of computational_graph are what its grader takes them for."""

from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
import pytest

from autograder.author.cases import Case, items
from autograder.author.declare import Scripted
from autograder.course import load_assignment
from autograder.derive.expected import Expectations, exact
from autograder.derive.held import declared
from autograder.derive.script import performed
from autograder.errors import InternalError
from autograder.graders import computational_graph_forms
from autograder.graders.computational_graph_cases import unbroadcast_cases
from autograder.graders.computational_graph_nodes import node_cases
from autograder.graders.computational_graph_programs import CHECKS, Step, program_of, script, written
from autograder.numeric.arrays import iter_arrays

ASSIGNMENT = load_assignment("computational_graph")
EXPECTATIONS = Expectations(ASSIGNMENT.load_reference())
NODES = node_cases()
MAXIMUM = next(cases for one, cases in declared(ASSIGNMENT) if one.function == "maximum_backward")
LISTS = {"unbroadcast": unbroadcast_cases(), "Node": NODES}
SCRIPTED = Scripted(function="Node", script=script)

every_list = pytest.mark.parametrize("cases", LISTS.values(), ids=LISTS)


def arguments_of(case: Case) -> Any:  # noqa: ANN401 - arrays, lists, words
    return case.arguments


@every_list
def test_labels_tell_cases_apart(cases: Sequence[Case]) -> None:
    assert len({case.label for case in cases}) == len(cases)


@every_list
def test_every_group_is_there_and_float32_is_what_it_says(cases: Sequence[Case]) -> None:
    assert {case.group for case in cases} == {"basic", "edge", "float32"}
    assert all((case.group == "float32") == (case.precision == "float32") for case in cases)
    assert all(np.isfinite(array).all() for case in cases for array in iter_arrays(case.arguments))


def test_no_elements_are_equal_but_at_ties() -> None:
    for case in MAXIMUM:
        _, x, y = (np.asarray(array) for array in case.arguments)
        assert bool((x == y).any()) == (case.ties is not None)


def test_at_ties_any_share_is_right_for_each_and_their_sum_is_fixed() -> None:
    for case in MAXIMUM:
        _, x, y = (np.asarray(array) for array in case.arguments)
        expected = EXPECTATIONS.values("maximum_backward", case, items("dx", "dy", total="dx_plus_dy"))
        for name in ("dx", "dy"):
            free = expected[name].low < expected[name].high
            assert np.array_equal(free, (x == y) & np.broadcast_to(case.ties is not None, x.shape))
        assert np.array_equal(expected["dx_plus_dy"].low, expected["dx_plus_dy"].high)


def test_broadcasting_is_undone_in_front_inside_both_and_not_at_all() -> None:
    kinds = set()
    for case in LISTS["unbroadcast"]:
        gradient, shape = arguments_of(case)
        full = np.shape(gradient)
        assert isinstance(shape, tuple)
        assert np.broadcast_shapes(full, shape) == full
        front = len(full) - len(shape)
        kinds.add((front > 0, any(a != b for a, b in zip(full[front:], shape, strict=True))))
    assert kinds == {(False, False), (False, True), (True, False), (True, True)}


def test_every_check_of_a_node_has_cases() -> None:
    (node,) = (exercise for exercise in ASSIGNMENT.exercises if exercise.name == "Node")
    assert {case.check for case in NODES} == set(node.points) - {"inputs"}


def test_what_is_judged_of_a_graph_is_worked_out_another_way_too() -> None:
    for case in NODES:
        in_float64 = msgspec.structs.replace(case, arguments=exact(case.arguments))
        with np.errstate(over="ignore"):
            found = performed(computational_graph_forms, script(in_float64))
        for name, expected in EXPECTATIONS.script(SCRIPTED, case).items():
            np.testing.assert_allclose(expected.value, np.asarray(found[name], float), rtol=1e-10, atol=1e-12)


def test_random_graphs_use_every_operation_and_every_leaf() -> None:
    drawn = [program_of(case) for case in NODES if case.check == "expressions"]
    assert {step.operation for program in drawn for step in program.steps} == {"+", "*", "@", "sigmoid", "sum"}
    for program in drawn:
        assert {0, 1, 2} <= {operand for step in program.steps for operand in step.operands}


def checks_in(case: Case) -> set[str]:
    return {CHECKS[step.operation] for step in program_of(case).steps}


def test_a_case_needs_what_else_is_in_its_graph() -> None:
    for case in NODES:
        assert case.needs == checks_in(case) - {case.check}


def test_an_operation_is_seen_by_itself_before_another_needs_it() -> None:
    seen = set[str]()
    for case in NODES:
        assert case.needs <= seen
        seen |= {case.check} if case.check in CHECKS.values() and not case.needs else set()
    assert seen == set(CHECKS.values())


@pytest.mark.parametrize("lost", CHECKS.values())
def test_without_any_one_operation_every_other_check_is_judged(lost: str) -> None:
    left = {case.check for case in NODES if case.group == "basic" and lost not in checks_in(case)}
    assert left == {case.check for case in NODES} - {lost}
    long = [case.label for case in NODES if len(program_of(case).steps) > 20 and lost not in checks_in(case)]
    assert any("behind the other" in label for label in long)
    assert any("30 times" in label for label in long)


def test_what_takes_forever_along_all_paths_comes_last() -> None:
    *others, one, other = NODES
    assert "30 times" in one.label
    assert "30 times" in other.label
    assert all("30 times" not in case.label for case in others)
    assert max(len(program_of(case).steps) for case in others) >= 200


def test_an_expression_is_written_down_step_by_step() -> None:
    program = written("((a := x * x) * (a + y)).sum()", 2)
    assert program.steps == (Step("*", 0, 0), Step("+", 2, 1), Step("*", 2, 3), Step("sum", 4))
    assert [tuple(read) for read in program.reads] == [
        ("f", 5, "value"),
        ("value", 4, "value"),
        ("dx", 0, "grad"),
        ("dy", 1, "grad"),
        ("da", 2, "grad"),
    ]


def test_an_expression_that_no_graph_can_hold_is_refused() -> None:
    with pytest.raises(InternalError, match="3 is nothing that a graph is made of"):
        written("x + 3", 1)


def test_a_case_without_a_program_is_refused() -> None:
    case = Case(label="bare", m=1, arguments=(), extra=(None,))
    with pytest.raises(InternalError, match="bare: there is no program in extra"):
        program_of(case)
