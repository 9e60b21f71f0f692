"""What is suspected of fcn_layer is known by its name where it is judged, and told apart from everything else."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pytest

from autograder.author.cases import Case, Take, alone, entries, items
from autograder.author.declare import Pair, Suspects
from autograder.course import load_assignment
from autograder.derive.expected import Expectations
from autograder.derive.held import declared
from autograder.graders import fcn_layer_suspects as suspects
from autograder.graders.fcn_layer_cases import model_cases
from autograder.numeric.arrays import Array
from autograder.numeric.catalogue import CATALOGUE
from autograder.numeric.compare import Expected, difference
from autograder.numeric.diagnose import Evidence, diagnose
from autograder.numeric.points import generator

ASSIGNMENT = load_assignment("fcn_layer")
EXPECTATIONS = Expectations(ASSIGNMENT.load_reference())
CASES = {one.function: cases for one, cases in declared(ASSIGNMENT)}
MODELS = [case for depth in (1, 2, 3) for case in model_cases(depth)]
PLAIN: Mapping[str, tuple[Sequence[Case], Take, Suspects]] = {
    "linear_forward": (CASES["linear_forward"], items("Z", "cache"), suspects.linear_forward),
    "activation_forward": (CASES["activation_forward"], items("A", "cache"), suspects.activation_forward),
    "layer_forward": (CASES["layer_forward"], items("A", "cache"), suspects.layer_forward),
    "cross_entropy": (CASES["cross_entropy"], items("J", "dAL"), suspects.cross_entropy),
    "model_forward": (MODELS, items("AL", "caches"), suspects.model_forward),
}
BACKWARD: Mapping[str, tuple[Sequence[Case], str, Suspects]] = {
    "linear": (CASES["linear_backward"], "Z", suspects.linear_backward),
    "activation": (CASES["activation_backward"], "A", suspects.activation_backward),
    "layer": (CASES["layer_backward"], "A", suspects.layer_backward),
    "model": (MODELS, "AL", suspects.model_backward),
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


def taken(name: str, case: Case) -> Take:
    if name == "activation":
        return alone("dZ")
    if name != "model":
        return items("dA_prev", "dW", "db")
    depth = len(case.extra[0])  # type: ignore[arg-type]
    return entries("dA0", *(f"d{letter}{layer}" for layer in range(1, depth + 1) for letter in "Wb"))


def places() -> Iterator[tuple[str, Place]]:
    """Yield every output at every case, by exercise and check."""
    for name, (cases, take, suspected) in PLAIN.items():
        for case in cases:
            known = suspected(case, None)
            for output, expected in EXPECTATIONS.values(name, case, take).items():
                yield f"{name}.{case.check or output}", Place(case, output, expected, known[output])
    for name, (cases, value, suspected) in BACKWARD.items():
        for case in cases:
            forward, backward = f"{name}_forward", f"{name}_backward"
            pair = Pair(forward=forward, backward=backward, value=items(value, "cache"), gradients=taken(name, case))
            for upstream, outputs in EXPECTATIONS.gradients(pair, case):
                known = suspected(case, upstream)
                for output, expected in outputs.items():
                    check = case.check or (output if output == "dA0" else output.rstrip("123"))
                    yield f"{backward}.{check}", Place(case, output, expected, known[output])


@functools.cache
def judged() -> Mapping[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for check, place in places():
        found.setdefault(check, []).append(place)
    return found


CHECKS = [
    *("linear_forward.Z", "linear_backward.dA_prev", "linear_backward.dW", "linear_backward.db"),
    *(f"activation_{way}.{name}" for way in ("forward", "backward") for name in ("sigmoid", "tanh", "relu", "softmax")),
    *("layer_forward.A", "layer_backward.dA_prev", "layer_backward.dW", "layer_backward.db"),
    *("cross_entropy.J", "cross_entropy.dAL", "model_forward.AL"),
    *("model_backward.dA0", "model_backward.dW", "model_backward.db"),
]
ALIKE = {
    "value-for-derivative": {"half-derivative", "diagonal-only"},  # of sigmoid, of softmax
    "wrong-activation": {"elementwise-softmax"},  # sigmoid's derivative in a softmax layer
}
"""A mistake that can be made with any activation, and what it is called where that one is better known."""


def made(check: str, key: str) -> list[Evidence]:
    """What whoever makes a mistake would be judged by: every value that it gives."""
    with np.errstate(all="ignore"):
        return [place.evidence(place.known[key]) for place in judged()[check] if key in place.known]


def keys(check: str, *, pairs: bool) -> list[str]:
    """The keys that are wrong somewhere."""
    names = dict.fromkeys(key for place in judged()[check] for key in place.known if ("+" in key) == pairs)
    return [key for key in names if any(piece.difference for piece in made(check, key))]


def drawn(found: Sequence[str], number: int, seed: str) -> list[str]:
    return [found[index] for index in generator(seed).choice(len(found), number, replace=False)]


def test_every_check_is_looked_at() -> None:
    assert list(judged()) == sorted(CHECKS, key=list(judged()).index)
    assert set(judged()) == set(CHECKS)


@pytest.mark.parametrize("check", CHECKS)
def test_whoever_makes_a_mistake_is_told_its_name(check: str) -> None:
    for key in keys(check, pairs=False):
        name = key.partition("/")[0]
        pieces = made(check, key)
        assert name in CATALOGUE
        if all(np.abs(np.asarray(piece.actual)).max() < 1e-9 for piece in pieces if piece.difference):
            name = "none"  # zeros could come of anything
        assert (diagnose(pieces).mistake or "none") in {name, *ALIKE.get(name, ())}, key


@pytest.mark.parametrize("check", CHECKS)
def test_every_name_that_is_suspected_is_wrong_in_some_case_and_told(check: str) -> None:
    suspected = {key.partition("/")[0] for place in judged()[check] for key in place.known if "+" not in key}
    told = {diagnose(made(check, key)).mistake for key in keys(check, pairs=False)}
    if not check.startswith("activation"):  # there all four have the same list
        assert suspected <= told


@pytest.mark.parametrize("check", [check for check in CHECKS if check.startswith(("layer", "model"))])
def test_whoever_makes_two_mistakes_is_told_nothing_else_than_these(check: str) -> None:
    found = 0
    for key in drawn(keys(check, pairs=True), 12, check):
        names = set(key.partition("/")[0].split("+"))
        told = set((diagnose(made(check, key)).mistake or "").split("+"))
        known = names.union(*(ALIKE.get(name, ()) for name in names))
        assert told <= known | {"wrong-shape"}, key
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
    places = judged()[check]
    pieces = [place.evidence(place.expected.value) for place in places]
    pieces[0] = places[0].evidence(places[0].expected.value * 1.01 + 0.02)
    assert diagnose(pieces).mistake is None


def test_nothing_is_worked_out_before_it_is_asked_for() -> None:
    case = MODELS[0]
    arguments: tuple[object, ...] = (case.arguments[0], {}, case.arguments[2])
    broken = type(case)(label="no parameters", m=case.m, arguments=arguments, extra=case.extra)
    known = suspects.model_backward(broken, np.ones((3, case.m)))
    assert len(known["dW1"]) > 100
    assert "sign/dA_prev" not in known["dW1"]
