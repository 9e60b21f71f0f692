"""What is suspected of jacobians is known by its name where it is judged, and told apart from everything else."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pytest

from autograder.author.cases import Case, Take, alone, items
from autograder.author.declare import ITSELF, Pair, Suspects
from autograder.course import load_assignment
from autograder.derive.expected import Expectations
from autograder.derive.held import declared
from autograder.graders import jacobians_suspects as suspects
from autograder.numeric.arrays import Array
from autograder.numeric.catalogue import CATALOGUE
from autograder.numeric.compare import Expected, difference
from autograder.numeric.diagnose import Evidence, diagnose

ASSIGNMENT = load_assignment("jacobians")
EXPECTATIONS = Expectations(ASSIGNMENT.load_reference())
CASES = {one.function: cases for one, cases in declared(ASSIGNMENT)}
PLAIN: Mapping[str, tuple[Sequence[Case], Take, Suspects]] = {
    "numerical_jacobian": (CASES["numerical_jacobian"], alone("J"), suspects.numerical_jacobian),
    "sigmoid_jacobian": (CASES["sigmoid_jacobian"], alone("J"), suspects.sigmoid_jacobian),
    "softmax_jacobian": (CASES["softmax_jacobian"], alone("J"), suspects.softmax_jacobian),
    "vjp": (CASES["vjp"], alone("dx"), suspects.vjp),
    "weight_jacobian": (CASES["weight_jacobian"], alone("T"), suspects.weight_jacobian),
    "tensor_vjp": (CASES["tensor_vjp"], alone("dX"), suspects.tensor_vjp),
    "weight_gradient": (CASES["weight_gradient"], alone("dW"), suspects.weight_gradient),
    "chain_forward": (CASES["chain_forward"], items("C", "cache"), suspects.chain_forward),
}
PAIR = Pair(
    forward="chain_forward",
    backward="chain_backward",
    value=items("C", "cache"),
    gradients=items("dx", "dW1", "dW2", "dw3"),
    cost=ITSELF,
)


class Place(NamedTuple):
    """Where one output is judged, with what is right and what is suspected there."""

    case: Case
    output: str
    expected: Expected
    known: Mapping[str, Array]

    def evidence(self, actual: Array) -> Evidence:
        precision = self.case.precision
        came = np.asarray(actual, precision)
        found = difference(came, self.expected, precision)
        return Evidence(self.output, came, self.expected, found, precision, self.case.m, lambda: self.known)


def places() -> Iterator[tuple[str, Place]]:
    """Yield every output at every case, by exercise and check."""
    for name, (cases, take, suspected) in PLAIN.items():
        for case in cases:
            known = suspected(case, None)
            for output, expected in EXPECTATIONS.values(name, case, take).items():
                yield f"{name}.{output}", Place(case, output, expected, known[output])
    for case in CASES["chain_backward"]:
        known = suspects.chain_backward(case, None)
        for _, outputs in EXPECTATIONS.gradients(PAIR, case):
            for output, expected in outputs.items():
                yield f"chain_backward.{output}", Place(case, output, expected, known[output])


@functools.cache
def judged() -> Mapping[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for check, place in places():
        found.setdefault(check, []).append(place)
    return found


CHECKS = [
    *(f"{name}.J" for name in ("numerical_jacobian", "sigmoid_jacobian", "softmax_jacobian")),
    *("vjp.dx", "weight_jacobian.T", "tensor_vjp.dX", "weight_gradient.dW", "chain_forward.C"),
    *(f"chain_backward.{output}" for output in ("dx", "dW1", "dW2", "dw3")),
]


def made(check: str, key: str) -> list[Evidence]:
    """What whoever makes a mistake would be judged by: where its shapes do not fit, the right value."""
    with np.errstate(all="ignore"):
        return [place.evidence(place.known.get(key, place.expected.value)) for place in judged()[check]]


def keys(check: str) -> list[str]:
    """The keys that are wrong somewhere."""
    names = dict.fromkeys(key for place in judged()[check] for key in place.known)
    return [key for key in names if any(piece.difference for piece in made(check, key))]


def test_every_check_is_looked_at() -> None:
    assert list(judged()) == CHECKS


@pytest.mark.parametrize("check", CHECKS)
def test_whoever_makes_a_mistake_is_told_its_name(check: str) -> None:
    for key in keys(check):
        name = key.partition("/")[0]
        assert name in CATALOGUE
        assert diagnose(made(check, key)).mistake == name, key


@pytest.mark.parametrize("check", CHECKS)
def test_every_mistake_that_is_suspected_is_wrong_somewhere(check: str) -> None:
    assert keys(check) == list(dict.fromkeys(key for place in judged()[check] for key in place.known))


@pytest.mark.parametrize("check", CHECKS)
def test_values_that_are_blurred_in_one_case_have_no_name(check: str) -> None:
    for key in keys(check)[:3]:
        pieces = made(check, key)
        number = next(number for number, piece in enumerate(pieces) if piece.difference)
        spoilt = np.asarray(pieces[number].actual)
        pieces[number] = judged()[check][number].evidence(spoilt + 0.1 * np.abs(spoilt).max() + 0.01)
        assert diagnose(pieces).mistake in {None, "wrong-shape"}, key


@pytest.mark.parametrize("check", CHECKS)
def test_what_is_right_is_no_suspect(check: str) -> None:
    """A value that is right everywhere but in one case is no known mistake."""
    places = judged()[check]
    pieces = [place.evidence(place.expected.value) for place in places]
    pieces[0] = places[0].evidence(places[0].expected.value * 1.01 + 0.02)
    assert diagnose(pieces).mistake is None


def test_nothing_is_worked_out_before_it_is_asked_for() -> None:
    case = CASES["weight_gradient"][-1]
    known = suspects.weight_gradient(case, None)["dW"]
    assert len(known) > 5
    assert "elementwise-product" not in known
