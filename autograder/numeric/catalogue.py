"""Every mistake that can be named: one small entry each, by theme in two files."""

from collections.abc import Mapping
from types import MappingProxyType

from autograder.numeric.mistake import Mistake
from autograder.numeric.mistakes_in_arrays import IN_ARRAYS
from autograder.numeric.mistakes_in_formulas import IN_FORMULAS

__all__ = ["CATALOGUE", "SEEN_IN_CALLS", "Mistake"]

CATALOGUE: Mapping[str, Mistake] = MappingProxyType({one.name: one for one in (*IN_ARRAYS, *IN_FORMULAS)})

SEEN_IN_CALLS = frozenset({"malformed-result", "overwritten-input", "spoilt-cache"})
"""No matter of numbers: who sees what a function does names them."""
