"""Work that went through float32 is known from outside, whatever type it comes back as."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pytest

from autograder.grading.float32 import works_in_float32
from autograder.numeric.arrays import Array
from autograder.numeric.points import generator

RNG = generator("precision tests")
A_PREV, W, b = RNG.standard_normal((4, 7)), RNG.standard_normal((5, 4)), RNG.standard_normal((5, 1))
Layer = Callable[[Array, Array, Array], Array]


def ask(layer: Layer) -> Callable[[Sequence[tuple[object, ...]]], list[Mapping[str, object]]]:
    return lambda points: [{"Z": layer(*point)} for point in points]  # type: ignore[arg-type]


def exact(A_prev: Array, W: Array, b: Array) -> Array:
    return W @ A_prev + b


def single(array: Array) -> Array:
    return array.astype(np.float32).astype(np.float64)


@pytest.mark.parametrize(
    "layer",
    [
        lambda A_prev, W, b: single(W) @ single(A_prev) + single(b),
        lambda A_prev, W, b: single(W @ A_prev + b),
        lambda A_prev, W, b: W @ single(A_prev) + b,
        lambda A_prev, W, b: W @ A_prev + single(b),
        lambda A_prev, W, b: W.astype(np.float32) @ A_prev.astype(np.float32) + b.astype(np.float32),
    ],
    ids=["every input", "the result", "one input", "the bias alone", "returned as it is"],
)
def test_float32_on_the_way_is_noticed(layer: Layer) -> None:
    assert works_in_float32(ask(layer), ask(exact), (A_PREV, W, b))


@pytest.mark.parametrize(
    "layer",
    [
        exact,
        lambda A_prev, W, b: exact(A_prev, W, b) * (1 + 2e-6),
        lambda A_prev, W, b: W @ A_prev + 0 * b,
        lambda A_prev, W, b: 0 * exact(A_prev, W, b),
        lambda A_prev, W, b: exact(A_prev, W, b)[:, :3],
    ],
    ids=["right", "slightly wrong", "without the bias", "zero", "of another shape"],
)
def test_work_in_float64_is_not_taken_for_float32_right_or_wrong(layer: Layer) -> None:
    assert not works_in_float32(ask(layer), ask(exact), (A_PREV, W, b))


def test_a_function_that_fails_is_not_taken_for_float32() -> None:
    assert not works_in_float32(lambda points: [None] * len(points), ask(exact), (A_PREV, W, b))
