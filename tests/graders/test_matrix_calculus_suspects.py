"""What is suspected of matrix_calculus is known by its name where it is judged, and told apart from everything else."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pytest

from autograder.author.cases import Case, Take, alone, items
from autograder.author.declare import SQUARED, Pair, Suspects
from autograder.course import load_assignment
from autograder.derive.expected import Expectations
from autograder.derive.held import declared
from autograder.graders import matrix_calculus_suspects as suspects
from autograder.numeric.arrays import Array
from autograder.numeric.catalogue import CATALOGUE
from autograder.numeric.compare import Expected, difference
from autograder.numeric.diagnose import Evidence, diagnose
from autograder.numeric.mistakes_in_vectors import IN_VECTORS
from autograder.numeric.points import generator

ASSIGNMENT = load_assignment("matrix_calculus")
EXPECTATIONS = Expectations(ASSIGNMENT.load_reference())
CASES = {one.function: cases for one, cases in declared(ASSIGNMENT)}
N2 = items("n2", "cache")
PLAIN: Mapping[str, tuple[Sequence[Case], Take, Suspects]] = {
    "vec": (CASES["vec"], alone("w"), suspects.vec),
    "unvec": (CASES["unvec"], alone("W"), suspects.unvec),
    "linear_jacobian": (CASES["linear_jacobian"], alone("jacobian"), suspects.linear_jacobian),
    "activation_jacobian": (CASES["activation_jacobian"], alone("jacobian"), suspects.activation_jacobian),
    "mse_loss": (CASES["mse_loss"], alone("L"), suspects.mse_loss),
    "mse_gradient": (CASES["mse_gradient"], alone("gradient"), suspects.mse_gradient),
    "network_forward": (CASES["network_forward"], N2, suspects.network_forward),
    "weight_gradient": (CASES["weight_gradient"], alone("dW"), suspects.weight_gradient),
}
BACKWARD: Mapping[str, tuple[Take, Suspects]] = {
    "gradients_by_kronecker": (items("dw1", "db1", "dw2", "db2"), suspects.gradients_by_kronecker),
    "gradients": (items("dW1", "db1", "dW2", "db2"), suspects.gradients),
}
ALIKE = {"value-for-derivative": {"half-derivative"}}
"""A mistake that can be made with any activation, and what it is called where that one is better known."""


class Place(NamedTuple):
    """Where one output is judged, with what is right and what is suspected there."""

    case: Case
    output: str
    expected: Expected
    known: Mapping[str, Array]

    def evidence(self, actual: Array) -> Evidence:
        precision, m = self.case.precision, self.case.m
        came = np.asarray(actual).astype(precision)
        found = difference(came, self.expected, precision)
        return Evidence(self.output, came, self.expected, found, precision, m, lambda: self.known)


def places() -> Iterator[tuple[str, Place]]:
    """Yield every output at every case, by exercise and check."""
    for name, (found, take, suspected) in PLAIN.items():
        for case in found:
            known = suspected(case, None)
            for output, expected in EXPECTATIONS.values(name, case, take).items():
                yield f"{name}.{case.check or output}", Place(case, output, expected, known[output])
    for name, (take, suspected) in BACKWARD.items():
        pair = Pair(forward="network_forward", backward=name, value=N2, gradients=take, cost=SQUARED)
        for case in CASES["gradients_by_kronecker"]:
            for y, outputs in EXPECTATIONS.gradients(pair, case):
                known = suspected(case, y)
                for output, expected in outputs.items():
                    yield f"{name}.{output}", Place(case, output, expected, known[output])


@functools.cache
def judged() -> Mapping[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for check, place in places():
        found.setdefault(check, []).append(place)
    return found


CHECKS = [
    f"{exercise.name}.{check}"
    for exercise in load_assignment("matrix_calculus").exercises
    for check in exercise.points
    if check != "inputs"
]


def made(check: str, key: str) -> list[Evidence]:
    """What whoever makes a mistake would be judged by: every value that it gives."""
    with np.errstate(all="ignore"):
        return [place.evidence(place.known[key]) for place in judged()[check] if key in place.known]


def keys(check: str, *, pairs: bool) -> list[str]:
    """The keys that are wrong somewhere."""
    names = dict.fromkeys(key for place in judged()[check] for key in place.known if ("+" in key) == pairs)
    return [key for key in names if any(piece.difference for piece in made(check, key))]


def drawn(found: Sequence[str], number: int, seed: str) -> list[str]:
    chosen = generator(seed).choice(len(found), min(number, len(found)), replace=False)
    return [found[index] for index in chosen]


def test_every_check_is_looked_at() -> None:
    assert set(judged()) == set(CHECKS)


@pytest.mark.parametrize("check", CHECKS)
def test_whoever_makes_a_mistake_is_told_its_name(check: str) -> None:
    for key in keys(check, pairs=False):
        name = key.partition("/")[0]
        pieces = made(check, key)
        assert name in CATALOGUE
        if all(np.abs(np.asarray(piece.actual)).max() < 1e-9 for piece in pieces if piece.difference):
            name = "zero"
        assert (diagnose(pieces).mistake or "none") in {name, *ALIKE.get(name, ())}, key


@pytest.mark.parametrize("check", [check for check in CHECKS if check.startswith(("gradients", "network"))])
def test_whoever_makes_two_mistakes_is_told_nothing_else_than_these(check: str) -> None:
    found = 0
    for key in drawn(keys(check, pairs=True), 12, check):
        names = set(key.partition("/")[0].split("+"))
        told = set((diagnose(made(check, key)).mistake or "").split("+")) - {""}
        assert told <= names.union(*(ALIKE.get(name, ()) for name in names)) | {"wrong-shape"}, key
        found += len(told) == 2
    assert found >= 4


@pytest.mark.parametrize("check", CHECKS)
def test_values_that_are_blurred_in_one_case_have_no_name(check: str) -> None:
    for key in drawn(keys(check, pairs=False), 3, check):
        pieces = made(check, key)
        number = next(number for number, piece in enumerate(pieces) if piece.difference)
        place = next(place for place in judged()[check] if place.expected is pieces[number].expected)
        spoilt = np.asarray(pieces[number].actual)
        pieces[number] = place.evidence(spoilt + 0.1 * np.abs(spoilt).max() + 0.01)
        assert diagnose(pieces).mistake in {None, "wrong-shape"}, key


@pytest.mark.parametrize("check", CHECKS)
def test_what_is_right_is_no_suspect(check: str) -> None:
    """A value that is right everywhere but in one case is no known mistake."""
    found = judged()[check]
    pieces = [place.evidence(place.expected.value) for place in found]
    pieces[0] = found[0].evidence(found[0].expected.value * 1.01 + 0.02)
    assert diagnose(pieces).mistake is None


def test_every_mistake_of_this_theme_is_suspected_somewhere() -> None:
    suspected = {key.partition("/")[0] for check in CHECKS for place in judged()[check] for key in place.known}
    assert {mistake.name for mistake in IN_VECTORS} <= suspected
