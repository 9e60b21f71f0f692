"""Results are taken apart as the contract says, and what is built otherwise is said in the student's terms."""

import numpy as np
import pytest

from autograder.author.cases import Case, MalformedError, Take, alone, entries, items


def test_a_result_alone_is_the_output_whatever_it_is() -> None:
    assert alone("dZ")((1, 2)) == {"dZ": (1, 2)}


@pytest.mark.parametrize("result", [(1, 2, 3), [1, 2, 3]])
def test_items_come_in_a_tuple_or_a_list(result: object) -> None:
    assert items("dA_prev", "dW", "db")(result) == {"dA_prev": 1, "dW": 2, "db": 3}


def test_a_cache_is_no_output() -> None:
    take = items("Z", "cache")
    assert take.has_cache
    assert take((1, 2)) == {"Z": 1}
    assert not items("J", "dAL").has_cache


def test_entries_may_be_among_others() -> None:
    assert entries("dA0", "dW1")({"dA0": 1, "dW1": 2, "dA1": 3}) == {"dA0": 1, "dW1": 2}


@pytest.mark.parametrize(
    ("take", "result", "told"),
    [
        (items("dA_prev", "dW", "db"), (1, 2), r"returned 2 items, not \(dA_prev, dW, db\)"),
        (items("dA_prev", "dW", "db"), np.ones((3, 2)), r"returned one array, not \(dA_prev, dW, db\)"),
        (items("Z", "cache"), (1,), r"returned 1 item, not \(Z, cache\)"),
        (items("Z", "cache"), None, r"returned None, not \(Z, cache\)"),
        (items("Z", "cache"), {"Z": 1, "cache": 2}, "returned a dict, not"),
        (items("J", "dAL"), 0.5, "returned one number, not"),
        (items("J", "dAL"), "half", "returned one str, not"),
        (entries("dA0", "dW1", "db1"), {"dA0": 1}, "returned a dict that lacks dW1, db1"),
        (entries("dA0", "dW1"), [1, 2], "returned 2 items, not a dict with dA0, dW1"),
    ],
)
def test_what_is_built_otherwise_is_said(take: Take, result: object, told: str) -> None:
    with pytest.raises(MalformedError, match=told):
        take(result)


def test_one_float32_array_anywhere_makes_a_case_float32() -> None:
    arrays = {"W1": np.ones((2, 3)), "b1": np.ones((2, 1))}
    single = arrays | {"b1": np.ones((2, 1), np.float32)}
    for parameters, precision in ((arrays, "float64"), (single, "float32")):
        assert Case(label="", m=4, arguments=(np.ones((3, 4)), parameters, ["relu"])).precision == precision
