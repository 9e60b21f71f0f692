"""The grader is graded: right solutions lose nothing, wrong ones what is wrong; no mistake gets a wrong name."""

from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pytest
from corpus import Corpus, Program, equivalents, side
from graded import Judged, grade_programs, lost, parameters, side_by_side

from autograder.course import Course, assignment_names, load_assignment
from autograder.numeric.catalogue import CATALOGUE
from autograder.source.alternatives import NAMES

TESTS = Path(__file__).parents[1]
CORPORA = {name: Corpus(load_assignment(name), every=36) for name in assignment_names()}
"""``make proof`` grades all of the single changes, which takes as long as all other tests together."""


class Entry(NamedTuple):
    """A program, and the assignment that it is written for."""

    assignment: str
    program: Program


JudgedOf = Callable[[Entry], Judged]


def entries(kind: str) -> list[Entry]:
    return [Entry(name, program) for name, corpus in CORPORA.items() for program in getattr(corpus, kind)]


def title(entry: Entry) -> str:
    change = f": {entry.program.change}" if entry.program.change else ""
    return f"{entry.assignment}, {entry.program.name}{change}"


def each(*kinds: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("entry", list(chain.from_iterable(map(entries, kinds))), ids=title)


of_each_assignment = pytest.mark.parametrize("corpus", CORPORA.values(), ids=CORPORA)
of_each_with_a_name = pytest.mark.parametrize(
    "entry", [entry for entry in entries("mutants") if entry.program.mistakes], ids=title
)


@pytest.fixture(scope="module")
def judged(request: pytest.FixtureRequest, course: Course, tmp_path_factory: pytest.TempPathFactory) -> JudgedOf:
    """What is said of a program; all that are asked for are graded at once, when the first is.

    Each assignment has one process, which knows more with every notebook, and two are graded at a time.
    """
    asked: dict[str, dict[str, Program]] = {}
    for entry in parameters(request.session, "entry", Entry):
        asked.setdefault(entry.assignment, {})[entry.program.name] = entry.program

    def grade(assignment: str) -> dict[str, Judged]:
        folder, programs = tmp_path_factory.mktemp(assignment), list(asked[assignment].values())
        return grade_programs(course, load_assignment(assignment), programs, folder, workers=1)

    graded = side_by_side(grade, asked)
    return lambda entry: graded[entry.assignment].result()[entry.program.name]


@of_each_assignment
def test_every_exercise_has_variants_mutants_and_single_changes(corpus: Corpus) -> None:
    exercises = {exercise.name for exercise in corpus.assignment.exercises}
    for kind in (corpus.variants, corpus.mutants, corpus.changed):
        assert set().union(*(program.functions for program in kind)) == exercises


@of_each_assignment
def test_every_exercise_has_eight_right_answers(corpus: Corpus) -> None:
    answers = {exercise.name: 0 for exercise in corpus.assignment.exercises}
    for program in corpus.variants:
        for function in program.functions:
            answers[function] += 1
    assert {name: count for name, count in answers.items() if count < 8} == {}


@of_each_assignment
def test_every_check_is_lost_by_some_mutant(corpus: Corpus) -> None:
    checks = {f"{exercise.name}.{check}" for exercise in corpus.assignment.exercises for check in exercise.points}
    assert set().union(*(program.loses for program in corpus.mutants)) == checks


@of_each_assignment
def test_no_two_programs_have_one_name(corpus: Corpus) -> None:
    names = [program.name for program in corpus.programs]
    assert len(names) == len(set(names))


def test_every_file_belongs_to_an_assignment() -> None:
    folders = {path.parent.name for kind in ("mutants", "variants") for path in (TESTS / kind).glob("*/*.py")}
    assert folders == set(assignment_names())


def test_every_mistake_of_the_catalogue_is_made_by_a_mutant_or_a_slip() -> None:
    expected = [mistake for entry in entries("mutants") for mistake in entry.program.mistakes.values() if mistake]
    made = {word for mistake in expected for word in mistake.split("+")}
    assert made <= CATALOGUE.keys()
    assert CATALOGUE.keys() - made <= set(NAMES.values())  # each of these is made by a slip in tests/source


@of_each_assignment
def test_every_change_that_is_listed_as_none_is_made_and_has_a_reason(corpus: Corpus) -> None:
    listed = equivalents(corpus.assignment)
    assert len(listed) == len(corpus.same)
    assert all(len(reason) > 20 for reason in listed.values())


@each("variants")
def test_a_variant_says_what_is_different_and_answers_something(entry: Entry) -> None:
    assert entry.program.source.startswith("# ")
    assert entry.program.functions


@each("variants")
def test_a_right_solution_loses_nothing_and_needs_no_excuse(entry: Entry, judged: JudgedOf) -> None:
    found = judged(entry)
    assert {check: found[check].message for check in lost(found)} == {}
    assert {check.message for check in found.values()} == {""}


@each("mutants", "carried", "degenerate")
def test_a_wrong_solution_loses_what_is_wrong_and_nothing_else(entry: Entry, judged: JudgedOf) -> None:
    found, loses = judged(entry), entry.program.loses
    assert lost(found) == loses, {check: found[check].message for check in lost(found) ^ loses}
    assert all(found[check].score < found[check].max_score for check in loses)


@of_each_with_a_name
def test_a_mistake_is_called_by_its_name(entry: Entry, judged: JudgedOf) -> None:
    found, mistakes = judged(entry), entry.program.mistakes
    assert {check: found[check].mistake for check in mistakes} == mistakes


@each("carried")
def test_an_error_carried_forward_is_told_as_such(entry: Entry, judged: JudgedOf) -> None:
    notes = [check.message for check in judged(entry).values() if check.passed and check.message]
    assert notes
    assert all("it keeps its marks" in note for note in notes)


@each("changed")
def test_a_single_change_of_the_reference_loses_where_it_was_made(entry: Entry, judged: JudgedOf) -> None:
    found = lost(judged(entry))
    (function,) = entry.program.functions
    assert found
    # a changed cache shows where it is taken, and only there
    assert {side(check.split(".")[0]) for check in found} == {side(function)}


@each("same")
def test_a_change_that_changes_nothing_loses_nothing(entry: Entry, judged: JudgedOf) -> None:
    assert lost(judged(entry)) == frozenset()
