"""Further cases from one: the same numbers otherwise in memory, or tiny as a whole."""

import numpy as np
import pytest

from autograder.author.cases import Case
from autograder.derive.arrangement import deep_arrangements, deep_gradients, deep_values
from autograder.derive.expected import exact
from autograder.numeric.arrays import Array, iter_arrays

DRAWN = np.random.default_rng(1)
CASE = Case(
    label="W (3, 4)", m=1, arguments=(DRAWN.standard_normal((3, 4)), {"b": DRAWN.standard_normal((3, 1))}, "relu")
)
VECTOR = Case(label="a vector", m=1, arguments=(DRAWN.standard_normal(5),))
EDGE = Case(label="one row", m=1, arguments=(DRAWN.standard_normal((1, 4)),), group="edge")


def arrays(case: Case) -> list[Array]:
    return list(iter_arrays(case.arguments))


def added(cases: list[Case], to: list[Case]) -> dict[str, Case]:
    assert cases[: len(to)] == to
    return {case.label.rsplit(", ", 1)[1]: case for case in cases[len(to) :]}


def test_the_same_numbers_come_in_fortran_order_with_gaps_and_read_only() -> None:
    found = added(deep_arrangements([CASE]), [CASE])
    assert set(found) == {"in Fortran order", "views with gaps", "read-only"}
    for case in found.values():
        assert all(map(np.array_equal, arrays(case), arrays(CASE)))
        assert case.group == "edge"
        assert case.arguments[2] == "relu"
    fortran, gaps, read_only = (arrays(case)[0] for case in found.values())
    assert fortran.flags.f_contiguous
    assert not fortran.flags.c_contiguous
    assert not gaps.flags.c_contiguous
    assert not gaps.flags.f_contiguous
    assert not read_only.flags.writeable
    assert [case.is_read_only for case in found.values()] == [False, False, True]


def test_what_has_no_order_is_not_arranged() -> None:
    assert deep_arrangements([VECTOR]) == [VECTOR]
    assert deep_arrangements([EDGE]) == [EDGE]


def test_values_are_asked_for_at_tiny_numbers_too() -> None:
    tiny = added(deep_values([VECTOR]), [VECTOR])["tiny numbers"]
    assert arrays(tiny)[0] == pytest.approx(arrays(VECTOR)[0] * 1e-9, rel=1e-12)


def test_gradients_are_asked_for_with_tiny_upstream_gradients_too() -> None:
    tiny = added(deep_gradients([VECTOR]), [VECTOR])["tiny upstream gradient"]
    assert tiny.arguments is VECTOR.arguments
    assert tiny.upstream_scale == 1e-9


def test_every_check_has_its_own_further_cases_beside_the_first() -> None:
    two = [Case(label=check, m=1, arguments=CASE.arguments, check=check) for check in ("relu", "tanh")]
    checks = [case.check for case in deep_values(two)]
    assert checks == ["relu"] * 5 + ["tanh"] * 4  # one read-only case is enough


def test_the_reference_works_on_copies_that_lie_alike() -> None:
    fortran = added(deep_arrangements([CASE]), [CASE])["in Fortran order"]
    (copy, *_) = iter_arrays(exact(fortran.arguments))
    assert copy.flags.f_contiguous
