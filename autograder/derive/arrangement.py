"""The numbers of a case, lying otherwise in memory, or tiny as a whole: further cases that nobody has to write down."""

from collections.abc import Callable, Sequence

import msgspec
import numpy as np

from autograder.author.cases import Case, firsts
from autograder.numeric.arrays import Array, iter_arrays, map_arrays

_TINY = 1e-9


def deep_values(cases: Sequence[Case]) -> list[Case]:
    """Return the cases of a plain or forward function, and some of them otherwise in memory and with tiny numbers."""
    tiny = [_with(case, "tiny numbers", lambda array: array * _TINY) for case in firsts(cases)]
    return _by_check([*cases, *arranged(cases), *tiny])


def deep_gradients(cases: Sequence[Case]) -> list[Case]:
    """Return the cases of a pair, and some of them otherwise in memory and with tiny upstream gradients."""
    return _by_check([*cases, *arranged(cases), *with_tiny_upstream(cases)])


def deep_arrangements(cases: Sequence[Case]) -> list[Case]:
    """Return the cases, and some of them otherwise in memory: for what tiny numbers are no numbers for."""
    return _by_check([*cases, *arranged(cases)])


def with_tiny_upstream(cases: Sequence[Case]) -> list[Case]:
    """Return the first case of each check with upstream gradients so small that rounding to decimals leaves nothing."""
    way = "tiny upstream gradient"
    return [
        msgspec.structs.replace(case, label=f"{case.label}, {way}", group="edge", upstream_scale=_TINY)
        for case in firsts(cases)
    ]


def arranged(cases: Sequence[Case]) -> list[Case]:
    """Return the first case with a matrix, of each check: in Fortran order, with gaps, and one of them read-only."""
    some = firsts([case for case in cases if any(_has_an_order(array) for array in iter_arrays(case.arguments))])
    ways = (("in Fortran order", np.asfortranarray), ("views with gaps", _with_gaps))
    return [
        *(_with(case, way, make) for case in some for way, make in ways),
        *(_with(case, "read-only", _read_only) for case in some[:1]),
    ]


def _by_check(cases: Sequence[Case]) -> list[Case]:
    """The cases of each check together: what never ends in those of one check leaves the earlier checks judged."""
    checks = list(dict.fromkeys(case.check for case in cases))
    return sorted(cases, key=lambda case: checks.index(case.check))


def _has_an_order(array: Array) -> bool:
    return array.ndim > 1 and sum(size > 1 for size in array.shape) > 1


def _with(case: Case, way: str, make: Callable[[Array], Array]) -> Case:
    arguments = tuple(
        map_arrays(lambda array: make(array) if array.dtype.kind == "f" and array.ndim else array, argument)
        for argument in case.arguments
    )
    return msgspec.structs.replace(case, label=f"{case.label}, {way}", group="edge", arguments=arguments)


def _with_gaps(array: Array) -> Array:
    wide = np.zeros((*array.shape[:-1], 2 * array.shape[-1]), array.dtype)
    wide[..., ::2] = array
    return wide[..., ::2]


def _read_only(array: Array) -> Array:
    copy = array.copy()
    copy.setflags(write=False)
    return copy
