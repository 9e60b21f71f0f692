"""Right functions are asked with something else in the place of what they are given."""

from types import ModuleType

import numpy as np
import pytest

from autograder.author.cases import Case, alone, items
from autograder.author.declare import ITSELF, Pair, Plain
from autograder.derive.elsewhere import places

MODULE = ModuleType("reference")
MODULE.NAMES = ("tanh", "relu")  # type: ignore[attr-defined]
ARRAY = np.array([[1.0, -2.5], [3.0, 4.0]])


def altered(argument: object) -> dict[str, object]:
    """What may stand in the place of the only argument of a function."""
    found = places(Plain(function="f", outputs=alone("a")), Case(label="", m=2, arguments=(argument,)), MODULE)
    return {one.name: one.alter(argument) for one in found}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("one-for-all/first", np.full((2, 2), 1.0)),
        ("one-for-all/last column", np.array([[-2.5, -2.5], [4.0, 4.0]])),
        ("summed-for-all/everything", np.full((2, 2), 5.5)),
        ("factor-in-argument/2.0", 2 * ARRAY),
        ("whole-numbers/argument", np.array([[1.0, -2.0], [3.0, 4.0]])),
        ("sign-lost", np.abs(ARRAY)),
        ("argument-ignored/zeros", np.zeros((2, 2))),
    ],
)
def test_an_array_is_altered(name: str, value: np.ndarray) -> None:
    np.testing.assert_array_equal(altered(ARRAY)[name], value)


def test_all_arrays_of_a_list_are_altered() -> None:
    np.testing.assert_array_equal(altered([ARRAY, 2 * ARRAY])["argument-ignored/ones"], np.ones((2, 2, 2)))


def test_a_name_is_any_of_those_that_the_module_lists() -> None:
    assert altered("tanh") == {"wrong-activation/tanh": "tanh", "wrong-activation/relu": "relu"}
    assert altered("unknown") == {}


def test_the_names_of_layers_are_exchanged() -> None:
    found = altered(["tanh", "relu", "relu"])
    assert found["reversed-layers/argument"] == ["relu", "relu", "tanh"]
    assert found["one-for-all/all but the last"] == ["tanh", "tanh", "relu"]


def test_of_a_pair_the_lead_and_the_cache_are_altered_and_the_lead_only_where_there_is_one() -> None:
    case = Case(label="", m=2, arguments=(ARRAY,))
    pair = Pair(forward="f", backward="b", value=items("a", "cache"), gradients=alone("dx"))
    assert {one.place for one in places(pair, case, MODULE)} == {"lead", "value", "cache"}
    itself = Pair(forward="f", backward="b", value=items("a", "cache"), gradients=alone("dx"), cost=ITSELF)
    assert {one.place for one in places(itself, case, MODULE)} == {"cache"}
