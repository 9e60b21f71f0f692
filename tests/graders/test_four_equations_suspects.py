"""What is suspected of four_equations is known by its name where it is judged, and told apart from everything else."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pytest

from autograder.author.cases import Case, Take, alone, lists
from autograder.author.declare import Suspects
from autograder.course import load_assignment
from autograder.derive.expected import Expectations
from autograder.derive.held import declared
from autograder.graders import four_equations_suspects as suspects
from autograder.graders.four_equations_networks import (
    DEPTHS,
    backprop_cases,
    batch_cases,
    direction_cases,
    step_cases,
)
from autograder.numeric.arrays import Array
from autograder.numeric.catalogue import CATALOGUE
from autograder.numeric.compare import Expected, difference
from autograder.numeric.diagnose import Evidence, diagnose

ASSIGNMENT = load_assignment("four_equations")
EXPECTATIONS = Expectations(ASSIGNMENT.load_reference())
CASES = {one.function: cases for one, cases in declared(ASSIGNMENT)}
ALONE: Mapping[str, tuple[str, Sequence[Case], Suspects]] = {
    "sigmoid": ("a", CASES["sigmoid"], suspects.sigmoid),
    "sigmoid_prime": ("slope", CASES["sigmoid_prime"], suspects.sigmoid_prime),
    "output_error": ("delta", CASES["output_error"], suspects.output_error),
    "hidden_error": ("delta", CASES["hidden_error"], suspects.hidden_error),
    "bias_gradient": ("nabla_b", CASES["bias_gradient"], suspects.bias_gradient),
    "weight_gradient": ("nabla_w", CASES["weight_gradient"], suspects.weight_gradient),
    "directional_derivative": (
        "derivative",
        [case for depth in DEPTHS for case in direction_cases(depth)],
        suspects.directional_derivative,
    ),
}
IN_LISTS = {
    "backprop": (("nabla_b", "nabla_w"), backprop_cases, suspects.backprop),
    "backprop_batch": (("nabla_b", "nabla_w"), batch_cases, suspects.backprop_batch),
    "update_mini_batch": (("weights", "biases"), step_cases, suspects.update_mini_batch),
}


class Place(NamedTuple):
    """Where one output is judged, with what is right and what is suspected there."""

    case: Case
    output: str
    expected: Expected
    known: Mapping[str, Array]

    def evidence(self, actual: Array) -> Evidence:
        precision, m = self.case.precision, self.case.m
        came = actual.astype(precision)
        found = difference(came, self.expected, precision)
        return Evidence(self.output, came, self.expected, found, precision, m, lambda: self.known)


def places() -> Iterator[tuple[str, Place]]:
    """Yield every output at every case, by exercise and check."""
    judged_at: list[tuple[str, Sequence[Case], Take, Suspects]] = [
        (name, cases, alone(output), suspected) for name, (output, cases, suspected) in ALONE.items()
    ]
    for name, ((first, second), cases_of, suspects_of) in IN_LISTS.items():
        judged_at += [(name, cases_of(depth), lists(**{first: depth, second: depth}), suspects_of) for depth in DEPTHS]
    for name, cases, take, suspected in judged_at:
        for case in cases:
            known = suspected(case, None)
            for output, expected in EXPECTATIONS.values(name, case, take).items():
                yield f"{name}.{output.rstrip('123456')}", Place(case, output, expected, known[output])


@functools.cache
def judged() -> Mapping[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for check, place in places():
        found.setdefault(check, []).append(place)
    return found


CHECKS = [
    *(f"{name}.{output}" for name, (output, _, _) in ALONE.items()),
    *(f"{name}.{output}" for name, (outputs, _, _) in IN_LISTS.items() for output in outputs),
]


def made(check: str, key: str) -> list[Evidence]:
    """What whoever makes a mistake would be judged by: every value that it gives."""
    with np.errstate(all="ignore"):
        return [place.evidence(place.known[key]) for place in judged()[check] if key in place.known]


def keys(check: str) -> list[str]:
    """The keys that are wrong somewhere."""
    names = dict.fromkeys(key for place in judged()[check] for key in place.known)
    return [key for key in names if any(piece.difference for piece in made(check, key))]


def test_every_check_is_looked_at() -> None:
    assert set(judged()) == set(CHECKS)


@pytest.mark.parametrize("check", CHECKS)
def test_whoever_makes_a_mistake_is_told_its_name(check: str) -> None:
    for key in keys(check):
        name = key.partition("/")[0]
        assert set(name.split("+")) <= set(CATALOGUE)
        told = diagnose(made(check, key)).mistake
        assert told == name, (key, told)


@pytest.mark.parametrize("check", CHECKS)
def test_what_is_right_is_no_suspect(check: str) -> None:
    """A value that is right everywhere but in one case is no known mistake."""
    found = judged()[check]
    pieces = [place.evidence(place.expected.value) for place in found]
    pieces[0] = found[0].evidence(found[0].expected.value * 1.01 + 0.02)
    assert diagnose(pieces).mistake is None


@pytest.mark.parametrize("check", CHECKS)
def test_values_that_are_blurred_in_one_case_have_no_name(check: str) -> None:
    for key in keys(check)[::5]:
        pieces = made(check, key)
        number = next(number for number, piece in enumerate(pieces) if piece.difference)
        place = next(place for place in judged()[check] if place.expected is pieces[number].expected)
        spoilt = np.asarray(pieces[number].actual)
        pieces[number] = place.evidence(spoilt + 0.1 * np.abs(spoilt).max() + 0.01)
        assert diagnose(pieces).mistake in {None, "wrong-shape"}, key


def test_nothing_is_worked_out_before_it_is_asked_for() -> None:
    case = backprop_cases(2)[0]
    broken = Case(label="no targets", m=1, arguments=(case.arguments[0], np.zeros((0, 1)), *case.arguments[2:]))
    known = suspects.backprop(broken, None)
    assert len(known["nabla_w1"]) > 40
    assert "missing-slope" not in known["nabla_w1"]
