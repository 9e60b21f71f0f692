"""What is suspected of computational_graph is known by its name where it is judged, and told apart from all else."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pytest

from autograder.author.cases import Case, Take, alone, items
from autograder.author.declare import Pair, Scripted, Suspects
from autograder.course import load_assignment
from autograder.derive.expected import Expectations
from autograder.derive.held import declared
from autograder.graders import computational_graph_suspects as suspects
from autograder.graders.computational_graph_nodes import node_cases
from autograder.graders.computational_graph_programs import script
from autograder.numeric.arrays import Array
from autograder.numeric.catalogue import CATALOGUE
from autograder.numeric.compare import Expected, difference
from autograder.numeric.diagnose import Evidence, diagnose

ASSIGNMENT = load_assignment("computational_graph")
EXPECTATIONS = Expectations(ASSIGNMENT.load_reference())
CASES = {one.function: cases for one, cases in declared(ASSIGNMENT)}
BOTH = items("dx", "dy")
PLAIN: Mapping[str, tuple[Sequence[Case], Take, Suspects]] = {
    "add_backward": (CASES["add_backward"], BOTH, suspects.add_backward),
    "multiply_backward": (CASES["multiply_backward"], BOTH, suspects.multiply_backward),
    "maximum_backward": (CASES["maximum_backward"], items("dx", "dy", total="dx_plus_dy"), suspects.maximum_backward),
    "matvec_forward": (CASES["matvec_forward"], items("q", "cache"), suspects.matvec_forward),
    "squared_norm_forward": (CASES["squared_norm_forward"], items("f", "cache"), suspects.squared_norm_forward),
    "objective": (CASES["objective"], items("f", "dW", "dx"), suspects.objective),
    "unbroadcast": (CASES["unbroadcast"], alone("gradient"), suspects.unbroadcast),
}
PAIRS: Mapping[str, tuple[Sequence[Case], str, Take, Suspects]] = {
    "matvec": (CASES["matvec_backward"], "q", items("dW", "dx"), suspects.matvec_backward),
    "squared_norm": (CASES["squared_norm_backward"], "f", alone("dq"), suspects.squared_norm_backward),
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
    for name, (cases, take, suspected) in PLAIN.items():
        for case in cases:
            known = suspected(case, None)
            for output, expected in EXPECTATIONS.values(name, case, take).items():
                yield f"{name}.{output}", Place(case, output, expected, known[output])
    for name, (cases, value, take, suspected) in PAIRS.items():
        forward, backward = f"{name}_forward", f"{name}_backward"
        pair = Pair(forward=forward, backward=backward, value=items(value, "cache"), gradients=take)
        for case in cases:
            for upstream, outputs in EXPECTATIONS.gradients(pair, case):
                known = suspected(case, upstream)
                for output, expected in outputs.items():
                    yield f"{backward}.{output}", Place(case, output, expected, known[output])
    scripted = Scripted(function="Node", script=script)
    for case in node_cases():
        known = suspects.node(case, None)
        for output, expected in EXPECTATIONS.script(scripted, case).items():
            yield f"Node.{case.check}", Place(case, output, expected, known[output])


@functools.cache
def judged() -> Mapping[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for check, place in places():
        found.setdefault(check, []).append(place)
    return found


CHECKS = [
    f"{exercise.name}.{check}"
    for exercise in load_assignment("computational_graph").exercises
    for check in exercise.points
    if check != "inputs"
]


def made(check: str, key: str) -> list[Evidence]:
    """What whoever makes a mistake would be judged by: where it cannot be made, the right values."""
    with np.errstate(all="ignore"):
        return [place.evidence(place.known.get(key, place.expected.value)) for place in judged()[check]]


def keys(check: str) -> list[str]:
    """The keys that are wrong somewhere."""
    names = dict.fromkeys(key for place in judged()[check] for key in place.known if "+" not in key)
    return [key for key in names if any(piece.difference for piece in made(check, key))]


def test_every_check_is_looked_at() -> None:
    assert set(judged()) == set(CHECKS)


@pytest.mark.parametrize("check", CHECKS)
def test_whoever_makes_a_mistake_is_told_its_name_or_none(check: str) -> None:
    """In a graph several mistakes may give the same numbers: none is named then."""
    told = {key: diagnose(made(check, key)).mistake for key in keys(check)}
    wrong = {key: name for key, name in told.items() if name not in {key.partition("/")[0], None, "wrong-shape"}}
    assert wrong == {}
    assert all(key.partition("/")[0] in CATALOGUE for key in told)
    assert sum(name is None for name in told.values()) <= len(told) / 2


@pytest.mark.parametrize("check", CHECKS)
def test_what_is_right_is_no_suspect(check: str) -> None:
    """A value that is right everywhere but in one case is no known mistake."""
    pieces = [place.evidence(place.expected.value) for place in judged()[check]]
    place = judged()[check][0]
    pieces[0] = place.evidence(place.expected.value * 1.01 + 0.02)
    assert diagnose(pieces).mistake is None


def test_nothing_is_worked_out_before_it_is_asked_for() -> None:
    case = CASES["add_backward"][0]
    broken = Case(label="broken", m=1, arguments=(case.arguments[0], np.ones(99), np.ones(98)))
    known = suspects.multiply_backward(broken, None)
    assert len(known["dx"]) >= 5
    assert "own-factor" in list(known["dx"])
    assert known["dx"].get("own-factor") is None
