"""What a result may be: the largest that is allowed crosses, and one more is refused with its reason."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from autograder.sandbox.calls import Failed, Outcome, Returned, Unsendable

Evaluate = Callable[[str], list[Outcome]]

NESTED = "__import__('functools').reduce(lambda inner, _: [inner], range({}), None)"
LONGEST = "'x' * 65536, 'x' * 65536, 'x' * 65536"
EDGES = {
    "array": ("np.empty({}, np.uint8)", 64 << 20, "more than 67108864 bytes of arrays"),
    "arrays together": ("[np.empty(32 << 20, np.uint8), np.empty({}, np.uint8)]", 32 << 20, "more than 67108864 bytes"),
    "dimensions": ("np.ones((1,) * {})", 8, "an array with 9 dimensions"),
    "items": ("[None] * {}", 4095, "more than 4096 items"),
    "items of a dict": ("dict.fromkeys(map(str, range({})))", 4095, "more than 4096 items"),
    "levels": (NESTED, 8, "nested deeper than 8 levels"),
    "text": ("'x' * {}", 65536, "a text of more than 65536 characters"),
    "integer": ("2 ** {} - 1", 256, "an integer of more than 256 bits"),
    "negative integer": ("1 - 2 ** {}", 256, "an integer of more than 256 bits"),
}


@pytest.mark.parametrize(("expression", "most", "reason"), EDGES.values(), ids=EDGES)
def test_the_largest_result_crosses_and_one_more_is_refused(
    evaluate: Evaluate, expression: str, most: int, reason: str
) -> None:
    largest = evaluate(expression.format(most))[0]
    assert isinstance(largest, Returned), largest
    refused, fine = evaluate(expression.format(most + 1))
    assert isinstance(refused, Failed)
    assert refused.kind == "refused"
    assert reason in refused.message
    assert fine == Returned(2)  # and only this result


def test_the_largest_array_arrives_whole(evaluate: Evaluate) -> None:
    (outcome, _) = evaluate("np.arange(8 << 20)")
    assert isinstance(outcome, Returned)
    assert np.array_equal(outcome.value, np.arange(8 << 20))  # type: ignore[arg-type]


def test_what_describes_all_results_of_a_request_may_take_256_kib(evaluate: Evaluate) -> None:
    outcome = evaluate(f"[{LONGEST}, 'x' * 65_000]")[0]
    assert isinstance(outcome, Returned)
    for refused in evaluate(f"[{LONGEST}, 'x' * 65_500]"):
        assert isinstance(refused, Failed)
        assert refused.kind == "refused"
        assert "more than 262144 bytes" in refused.message


def test_an_integer_beyond_what_python_writes_down_is_refused_as_any_other(evaluate: Evaluate) -> None:
    refused = evaluate("10 ** 5000")[0]
    assert isinstance(refused, Failed)
    assert refused.kind == "refused"


ITEMS = {
    "objects": ("np.array([[1], [1, 2]], object)", "an array of dtype object, of shape (2,)"),
    "a record": ("np.zeros(2, [('a', 'f8')])", "an array of dtype [('a', '<f8')], of shape (2,)"),
    "dates": ("np.zeros((2, 1), 'M8[s]')", "an array of dtype datetime64[s], of shape (2, 1)"),
    "texts": ("np.array(['a'])", "an array of dtype <U1, of shape (1,)"),
    "dimensions": ("np.ones((1,) * 9)", "an array with 9 dimensions"),
    "a generator": ("(i for i in 'ab')", "an object of type builtins.generator"),
    "a set": ("{1}", "an object of type builtins.set"),
    "a range": ("range(3)", "an object of type builtins.range"),
    "an instance": ("type('T' * 500, (), {})()", "an object of type __main__.TTT"),
    "an integer": ("2 ** 300", "an integer of more than 256 bits"),
    "half a character": ("'\\ud800'", "a text that is not valid Unicode"),
    "a dict": ("{1: 2}", "a dict with a key of type int"),
    "deep inside": ("[[np.ones(2), None], np.array(None)]", "an array of dtype object, of shape ()"),
}


@pytest.mark.parametrize(("expression", "what"), ITEMS.values(), ids=ITEMS)
def test_an_item_that_cannot_cross_is_named_and_takes_no_other_with_it(
    evaluate: Evaluate, expression: str, what: str
) -> None:
    for outcome in evaluate(f"(np.arange(3.0), {expression}, np.ones((2, 2)))")[:1]:
        assert isinstance(outcome, Returned), outcome
        value: Any = outcome.value
        before, named, after = value
        while isinstance(named, list):
            named = named[-1]
        assert isinstance(named, Unsendable)
        assert str(named).startswith(what)
        assert len(named.what) <= 160
        assert np.array_equal(before, np.arange(3.0))
        assert np.array_equal(after, np.ones((2, 2)))


def test_a_result_that_cannot_cross_by_itself_is_refused(evaluate: Evaluate) -> None:
    refused = evaluate("np.array([[1], [1, 2]], object)")[0]
    assert isinstance(refused, Failed)
    assert refused.message == "an array of dtype object, of shape (2,)"
