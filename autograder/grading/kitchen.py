"""Asks the student's functions for what a recipe needs, one after another, and lets only values through that fit."""

from typing import Any

import numpy as np

from autograder.grading.bench import Bench
from autograder.sandbox.calls import Call, Returned


class NoValueError(Exception):
    """A part of the student's gave nothing that can be worked with."""


class Kitchen:
    """Called as ``ask(function, *arguments)``: returns what the student's function gives.

    It is built as the right value is, arrays of the same shapes at the same places; so a recipe may calculate with it
    without any care.
    """

    def __init__(self, bench: Bench) -> None:
        """Ask the student of ``bench``."""
        self._bench = bench

    def __call__(self, function: str, *arguments: object) -> Any:  # noqa: ANN401 - whatever the function returns
        """Return what the student's function gives.

        Raises:
            NoValueError: it gives nothing, or something that is not built as the right value is.
        """
        (outcome,) = self._bench.asker.run([Call(function, arguments)])
        if not isinstance(outcome, Returned):
            raise NoValueError
        with np.errstate(all="ignore"):
            right = self._bench.expectations.function(function)(*arguments)
        return _built_like(right, outcome.value)


def _built_like(right: Any, value: object) -> Any:  # noqa: ANN401 - whatever the right value is
    if isinstance(right, list | tuple):
        if not isinstance(value, list | tuple) or len(value) != len(right):
            raise NoValueError
        return [_built_like(*pair) for pair in zip(right, value, strict=True)]
    if not isinstance(value, np.ndarray | int | float) or np.shape(value) != np.shape(right):
        raise NoValueError
    numbers = np.asarray(value)
    if numbers.dtype.kind not in "fiu":
        raise NoValueError
    return numbers.astype(np.float64)
