"""A value that is not the reference's, with all that is needed to look at it again."""

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from autograder.course import Group
from autograder.grading.cases import Case
from autograder.numeric.arrays import Array
from autograder.numeric.compare import Expected


class Doubt(msgspec.Struct, frozen=True):
    """``output`` came as ``actual`` at a case; ``own`` is what the student's forward function returned there."""

    check: str
    output: str
    case: Case
    upstream: Array | None
    actual: object
    expected: Expected
    own: Mapping[str, object] | None

    @property
    def value(self) -> Array:
        """The value as an array, in float64; only numbers of the right shape come so far."""
        return np.asarray(self.actual, np.float64).reshape(self.expected.value.shape)


def by_group(doubts: Sequence[Doubt]) -> dict[tuple[str, Group], list[Doubt]]:
    """Return the doubts by check and group of cases, in their order."""
    found: dict[tuple[str, Group], list[Doubt]] = {}
    for doubt in doubts:
        found.setdefault((doubt.check, doubt.case.group), []).append(doubt)
    return found


def by_case(doubts: Sequence[Doubt]) -> list[list[Doubt]]:
    """Return the doubts about the same output at the same case together, in their order."""
    found: dict[tuple[str, str], list[Doubt]] = {}
    for doubt in doubts:
        found.setdefault((doubt.case.label, doubt.output), []).append(doubt)
    return list(found.values())
