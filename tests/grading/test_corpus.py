"""The grader is graded: right solutions lose nothing, wrong ones what is wrong; no mistake gets a wrong name."""

from collections.abc import Callable

import pytest
from corpus import Program, equivalents, mutants, single_changes, variants
from graded import Judged, grade_programs, lost

from autograder.course import Assignment, Course, load_assignment
from autograder.numeric.catalogue import CATALOGUE

ASSIGNMENT = load_assignment("fcn_layer")
VARIANTS = variants(ASSIGNMENT)
MUTANTS = mutants(ASSIGNMENT)
CARRIED = mutants(ASSIGNMENT, "_carried")
DEGENERATE = mutants(ASSIGNMENT, "_degenerate")
WRONG, SAME = single_changes(ASSIGNMENT)
NAMED = [program for program in MUTANTS if program.mistakes]

JudgedOf = Callable[[Program], Judged]
parametrize = pytest.mark.parametrize


def name(program: Program) -> str:
    return program.name


@pytest.fixture(scope="module")
def judged(course: Course, assignment: Assignment, tmp_path_factory: pytest.TempPathFactory) -> JudgedOf:
    """What is said of a program; each kind of them is graded at once when the first of it is asked for."""
    kinds = VARIANTS, [*MUTANTS, *CARRIED, *DEGENERATE], [*WRONG, *SAME]
    known: dict[str, Judged] = {}

    def of(program: Program) -> Judged:
        if program.name not in known:
            kind = next(kind for kind in kinds if program in kind)
            known.update(grade_programs(course, assignment, kind, tmp_path_factory.mktemp("corpus")))
        return known[program.name]

    return of


def test_the_corpus_is_large_and_touches_every_exercise() -> None:
    assert len(VARIANTS) >= 60
    assert len(MUTANTS) >= 60
    assert len(DEGENERATE) >= 20
    exercises = {exercise.name for exercise in ASSIGNMENT.exercises}
    for kind in (VARIANTS, MUTANTS, WRONG):
        assert set().union(*(program.functions for program in kind)) == exercises


def test_no_two_programs_have_one_name() -> None:
    names = [program.name for program in (*VARIANTS, *MUTANTS, *CARRIED, *DEGENERATE, *WRONG, *SAME)]
    assert len(names) == len(set(names))


def test_every_mistake_that_numbers_can_show_has_a_mutant() -> None:
    expected = [mistake for program in MUTANTS for mistake in program.mistakes.values() if mistake]
    assert {word for mistake in expected for word in mistake.split("+")} == CATALOGUE.keys()


def test_every_change_that_is_listed_as_none_is_made_and_has_a_reason() -> None:
    listed = equivalents(ASSIGNMENT)
    assert len(listed) == len(SAME)
    assert all(len(reason) > 20 for reason in listed.values())


@parametrize("program", VARIANTS, ids=name)
def test_a_variant_says_what_is_different_and_answers_something(program: Program) -> None:
    assert program.source.startswith("# ")
    assert program.functions


@parametrize("program", VARIANTS, ids=name)
def test_a_right_solution_loses_nothing_and_needs_no_excuse(program: Program, judged: JudgedOf) -> None:
    found = judged(program)
    assert {check: found[check].message for check in lost(found)} == {}
    assert {check.message for check in found.values()} == {""}


@parametrize("program", [*MUTANTS, *CARRIED, *DEGENERATE], ids=name)
def test_a_wrong_solution_loses_what_is_wrong_and_nothing_else(program: Program, judged: JudgedOf) -> None:
    found = judged(program)
    assert lost(found) == program.loses, {check: found[check].message for check in lost(found) ^ program.loses}
    assert all(found[check].score < found[check].max_score for check in program.loses)


@parametrize("program", NAMED, ids=name)
def test_a_mistake_is_called_by_its_name(program: Program, judged: JudgedOf) -> None:
    found = judged(program)
    assert {check: found[check].mistake for check in program.mistakes} == program.mistakes


@parametrize("program", CARRIED, ids=name)
def test_an_error_carried_forward_is_told_as_such(program: Program, judged: JudgedOf) -> None:
    notes = [check.message for check in judged(program).values() if check.passed and check.message]
    assert notes
    assert all("it keeps its marks" in note for note in notes)


@parametrize("program", WRONG, ids=lambda program: f"{program.name}: {program.change}")
def test_a_single_change_of_the_reference_loses_where_it_was_made(program: Program, judged: JudgedOf) -> None:
    found = lost(judged(program))
    (function,) = program.functions
    backward = function.replace("_forward", "_backward")  # a changed cache shows there, and only there
    assert found
    assert {check.split(".")[0] for check in found} <= {function, backward}


@parametrize("program", SAME, ids=lambda program: f"{program.name}: {program.change}")
def test_a_change_that_changes_nothing_loses_nothing(program: Program, judged: JudgedOf) -> None:
    assert lost(judged(program)) == frozenset()
