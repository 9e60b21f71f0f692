"""Every mistake that can be named: one small entry each, by theme in eight files."""

from collections.abc import Mapping
from types import MappingProxyType

from autograder.numeric.mistake import Mistake
from autograder.numeric.mistakes_in_arrays import IN_ARRAYS
from autograder.numeric.mistakes_in_calls import IN_CALLS
from autograder.numeric.mistakes_in_formulas import IN_FORMULAS
from autograder.numeric.mistakes_in_graphs import IN_GRAPHS
from autograder.numeric.mistakes_in_jacobians import IN_JACOBIANS
from autograder.numeric.mistakes_in_slips import IN_SLIPS
from autograder.numeric.mistakes_in_training import IN_TRAINING
from autograder.numeric.mistakes_in_vectors import IN_VECTORS

__all__ = ["CATALOGUE", "SEEN_IN_CALLS", "THEMES", "Mistake"]

THEMES = IN_ARRAYS, IN_CALLS, IN_FORMULAS, IN_JACOBIANS, IN_VECTORS, IN_TRAINING, IN_GRAPHS, IN_SLIPS

CATALOGUE: Mapping[str, Mistake] = MappingProxyType({one.name: one for theme in THEMES for one in theme})

SEEN_IN_CALLS = frozenset({"malformed-result", "overwritten-input", "spoilt-cache", *(one.name for one in IN_CALLS)})
"""No matter of numbers: who sees what a function does names them."""
