"""The reference held against itself: its gradients against differences of its own forward functions."""

import importlib.util
import warnings
from collections.abc import Callable, Iterator, Sequence
from types import ModuleType

import numpy as np

from autograder.author.cases import Case
from autograder.author.declare import Pair, Plain, Scripted
from autograder.course import Assignment
from autograder.derive.declarations import Declaration, Declarations
from autograder.derive.expected import Expectations, exact
from autograder.derive.forward import Forward, in_process
from autograder.errors import CourseError
from autograder.numeric.arrays import iter_arrays, units
from autograder.numeric.settle import settle

_SMALL = 100
_CASES_A_CHECK = 3


def declared(assignment: Assignment) -> list[Declaration]:
    """Return what the hidden tests of an assignment judge, in their order."""
    declarations = Declarations()
    tests: list[Callable[[Declarations], None]] = [
        test for name, test in vars(_grader(assignment)).items() if name.startswith("test_")
    ]
    for test in tests:
        test(declarations)
    return declarations.noted


def insist_on_its_own_slopes(assignment: Assignment) -> None:
    """Hold every gradient of the reference against differences of order 6 of the reference's own forward function.

    Raises:
        CourseError: one of them is not the slope; the message has the element and both numbers.
    """
    told = contradiction(assignment.load_reference(), declared(assignment))
    if told is not None:
        msg = f"{assignment.reference}: {told}; one of the two functions is wrong: mend it, then build again"
        raise CourseError(msg)


def contradiction(reference: ModuleType, questions: Sequence[Declaration]) -> str | None:
    """Return the first gradient of ``reference`` that is not its slope: the element, both numbers and the case."""
    expectations = Expectations(reference)
    found = (
        told
        for exercise, cases in questions
        if not isinstance(exercise, Scripted)
        for case in _some(cases)
        for told in _contradictions(expectations, exercise, case)
    )
    return next(found, None)


def _grader(assignment: Assignment) -> ModuleType:
    spec = importlib.util.spec_from_file_location(assignment.grader.stem, assignment.grader)
    if spec is None or spec.loader is None:
        raise AssertionError
    module = importlib.util.module_from_spec(spec)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # outside a run pytest does not know our marker
        spec.loader.exec_module(module)
    return module


def _some(cases: Sequence[Case]) -> list[Case]:
    """A few ordinary cases of each check, small enough for every element to be differentiated by."""
    found: dict[str, list[Case]] = {}
    for case in cases:
        size = max((array.size for array in iter_arrays(case.arguments)), default=0)
        if case.group == "basic" and size <= _SMALL and not case.finite_only:
            found.setdefault(case.check, []).append(case)
    return [case for some in found.values() for case in some[:_CASES_A_CHECK]]


def _contradictions(expectations: Expectations, exercise: Plain | Pair, case: Case) -> Iterator[str]:
    function, arguments = expectations.function(exercise.forward), exact(case.arguments)
    forward = Forward(in_process(function), exercise.forward, exercise.value.path, (), arguments)
    value = forward.value()
    if value is None:
        return
    parameters = expectations.parameters(exercise.forward)
    if isinstance(exercise, Pair):
        answers = expectations.gradients(exercise, case)
    else:
        answers = [(None, expectations.values(exercise.function, case, exercise.outputs))]
    for lead, expected in answers:
        weight = np.asarray(1.0 if isinstance(exercise, Plain) else exercise.cost.slope(value, lead), np.float64)
        for output, right in expected.items():
            place = exercise.place(output, parameters)
            if place is None:
                continue
            every = units(right.value.shape, np.arange(right.value.size))
            slopes = forward.slopes(place, every, weight[None], "float64")
            claimed = right.value.reshape(-1, 1)
            ruling = None if slopes is None else settle(claimed, slopes, "float64")
            if slopes is None or ruling is None or ruling.worst is None:
                continue
            number, _ = ruling.worst
            index = ", ".join(map(str, np.unravel_index(number, right.value.shape)))
            says, slope = claimed[number, 0], slopes.value[number, 0]
            place_of = f"{output}[{index}]" if index else output
            yield (
                f"{exercise.function} says that {place_of} is {says:.6g}, and the slope of its own "
                f"{exercise.forward} is {slope:.6g} ({case.label})"
            )
