"""What one call returned stays as it is, whatever is called next, and its cache stays good."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest

from autograder.author.cases import Case, items
from autograder.author.declare import Pair, Plain
from autograder.course import Exercise
from autograder.derive.arrangement import deep_arrangements
from autograder.derive.expected import Expectations
from autograder.grading.judge import Judge
from autograder.grading.record import Record
from autograder.grading.score import verdict_of
from autograder.sandbox.guests import Launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Cell, Session
from autograder.verdict import CheckVerdict

REFERENCE = """
import numpy as np
def product_forward(W, x):
    return W @ x, (W, x)
def product_backward(upstream, cache):
    W, x = cache
    return np.outer(upstream, x), W.T @ upstream
"""
VALUE, GRADIENTS = items("y", "cache"), items("dW", "dx")
PLAIN = Plain(function="product_forward", outputs=VALUE)
PAIR = Pair(forward="product_forward", backward="product_backward", value=VALUE, gradients=GRADIENTS)
DRAWN = np.random.default_rng(5)
CASES = deep_arrangements(
    [
        Case(label=f"W {(n, m)}", m=1, arguments=(DRAWN.standard_normal((n, m)), DRAWN.standard_normal(m)))
        for n, m in ((3, 2), (2, 4))
    ]
)
GLOBAL_CACHE = """
def product_forward(W, x):
    global last
    last = W, x
    return W @ x, None
def product_backward(upstream, cache):
    W, x = last
    return np.outer(upstream, x), W.T @ upstream
"""
CACHE_BY_SHAPE = """
kept = {}
def product_forward(W, x):
    kept[W.shape] = W, x
    return W @ x, W.shape
def product_backward(upstream, cache):
    W, x = kept[cache]
    return np.outer(upstream, x), W.T @ upstream
"""
BUFFER = """
buffers = {}
def product_backward(upstream, cache):
    W, x = cache
    buffer = buffers.setdefault(W.shape, np.zeros(W.shape))
    buffer[...] = np.outer(upstream, x)
    return buffer, W.T @ upstream
"""
VALUES_IN_ONE_BUFFER = """
buffers = {}
def product_forward(W, x):
    buffer = buffers.setdefault(len(W), np.zeros(len(W)))
    return np.matmul(W, x, out=buffer), (W, x)
"""
ONCE_ONLY = """
def product_forward(W, x):
    return W @ x, [W, x]
def product_backward(upstream, cache):
    x, W = cache.pop(), cache.pop()
    return np.outer(upstream, x), W.T @ upstream
"""

Judged = Callable[..., dict[str, CheckVerdict]]


@pytest.fixture
def judged(zygote: Launcher, limits: Limits) -> Judged:
    """Judge the backward function, or the forward one; a later cell says what the student has instead."""
    reference = ModuleType("reference")
    exec(REFERENCE, vars(reference))  # noqa: S102 - ours

    def judge(later: str, exercise: Plain | Pair = PAIR) -> dict[str, CheckVerdict]:
        points = {"y": 1.0} if isinstance(exercise, Plain) else {"dW": 1.0, "dx": 1.0}
        record = Record(Exercise(exercise.function, points | {"inputs": 1.0}))
        with Session(zygote, [Cell(1, REFERENCE), Cell(2, later)], (), limits) as session:
            judge = Judge(session, Expectations(reference), record, {})
            if isinstance(exercise, Plain):
                judge.values(exercise, CASES)
            else:
                judge.gradients(exercise, CASES)
        return {check.name: check for check in verdict_of(record).checks}

    return judge


@pytest.mark.parametrize("later", ["", ONCE_ONLY], ids=["the reference", "a cache that can be used once"])
def test_caches_and_results_of_their_own_are_right(judged: Judged, later: str) -> None:
    assert all(check.passed for check in judged(later).values())


@pytest.mark.parametrize("later", [GLOBAL_CACHE, CACHE_BY_SHAPE], ids=["the last call", "the last of a shape"])
def test_a_cache_that_another_call_writes_over_is_named(judged: Judged, later: str) -> None:
    found = judged(later)
    assert {found["dW"].mistake, found["dx"].mistake} == {"cache-of-another-call"}
    assert "product_backward was called elsewhere in between" in found["dW"].message


def test_a_gradient_that_the_next_call_changes_is_named_and_the_other_keeps_its_marks(judged: Judged) -> None:
    found = judged(BUFFER)
    assert found["dW"].mistake == "result-overwritten"
    assert found["dx"].passed


def test_a_value_that_the_next_call_changes_is_named(judged: Judged) -> None:
    assert judged(VALUES_IN_ONE_BUFFER, PLAIN)["y"].mistake == "result-overwritten"


def test_writing_the_same_numbers_into_an_argument_is_writing_into_it(judged: Judged) -> None:
    found = judged("right = product_forward\ndef product_forward(W, x):\n    W[:] = W\n    return right(W, x)", PLAIN)
    assert found["y"].passed
    assert found["inputs"].mistake == "overwritten-input"
    assert "read-only" in found["inputs"].message


def test_a_function_that_depends_on_strides_loses_where_they_differ(judged: Judged) -> None:
    flat = "def product_forward(W, x):\n    return W.ravel(order='K').reshape(W.shape) @ x, (W, x)"
    message = judged(flat, PLAIN)["y"].message
    assert "in Fortran order" in message
