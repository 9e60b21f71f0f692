"""Points by design: whatever fits by luck at one of them does not fit at another."""

import itertools

import numpy as np
import pytest

from autograder.numeric.points import (
    LAYER_SHAPES,
    LayerShape,
    generator,
    negative,
    normal,
    one_hot,
    probabilities,
    spread,
    upstreams,
)

SHAPES = [(4, 3), (3, 4), (5, 1), (2, 3, 4)]


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(("n_prev", "n", "m"), 2)))
def test_every_pair_of_dimensions_comes_in_both_orders(one: str, other: str) -> None:
    orders = {np.sign(getattr(shape, one) - getattr(shape, other)) for shape in LAYER_SHAPES}
    assert orders >= {-1, 1}


def test_only_the_square_has_equal_dimensions() -> None:
    equal = [shape.label for shape in LAYER_SHAPES if len({shape.n_prev, shape.n, shape.m}) < 3]
    assert equal == ["square"]


@pytest.mark.parametrize(
    ("label", "special"),
    [("one sample", {"m": 1}), ("one unit", {"n": 1}), ("one input", {"n_prev": 1})],
)
def test_the_smallest_dimensions_are_there(label: str, special: dict[str, int]) -> None:
    shape = next(shape for shape in LAYER_SHAPES if shape.label == label)
    assert special.items() <= shape._asdict().items()


def test_one_point_is_beyond_a_block_of_64() -> None:
    large = max(LAYER_SHAPES, key=lambda shape: shape.n * shape.m)
    assert min(large.n, large.m) > 64


def test_labels_tell_points_apart() -> None:
    assert len({shape.label for shape in LAYER_SHAPES}) == len(LAYER_SHAPES)


def test_numbers_depend_on_the_name_alone() -> None:
    first, again, other = (normal(generator(name), 3, 4) for name in ("one", "one", "other"))
    assert np.array_equal(first, again)
    assert not np.isclose(first, other).any()


@pytest.mark.parametrize("shape", SHAPES)
def test_upstreams_together_have_no_sign_in_common(shape: tuple[int, ...]) -> None:
    drawn = upstreams(generator("signs"), shape)
    assert all(upstream.shape == shape for upstream in drawn)
    mixed, positive, below = drawn
    assert (mixed > 0).any()
    assert (mixed < 0).any()
    assert (positive >= 0.1).all()
    assert (below <= -0.1).all()


def test_upstreams_of_a_number_are_one_and_minus_seven_tenths() -> None:
    assert [float(upstream) for upstream in upstreams(generator("number"), ())] == [1.0, -0.7]


@pytest.mark.parametrize("shape", LAYER_SHAPES, ids=lambda shape: shape.label)
def test_no_sum_of_upstreams_over_samples_has_one_sign_only(shape: LayerShape) -> None:
    drawn = upstreams(generator(shape.label), (shape.n, shape.m))
    sums = np.concatenate([upstream.sum(axis=1) for upstream in drawn])
    assert sums.min() < 0 < sums.max()


def test_negative_numbers_stay_away_from_zero() -> None:
    assert negative(generator("negative"), 40, 30).max() < -0.05


def test_spread_numbers_have_both_signs_at_every_magnitude() -> None:
    drawn = spread(generator("spread"), 40, 30)
    for low, high in ((1e-6, 1e-4), (1e-4, 1e-2), (1e-2, 10**0.5)):
        inside = drawn[(np.abs(drawn) >= low) & (np.abs(drawn) <= high)]
        assert inside.min() < 0 < inside.max()
    assert np.abs(drawn).min() >= 1e-6
    assert np.abs(drawn).max() <= 10**0.5


@pytest.mark.parametrize(("k", "m"), [(3, 5), (8, 65), (6, 1)])
def test_probabilities_add_up_and_none_is_small(k: int, m: int) -> None:
    drawn = probabilities(generator("probabilities"), k, m)
    assert drawn.shape == (k, m)
    assert drawn.sum(axis=0) == pytest.approx(np.ones(m))
    assert drawn.min() >= 0.05


def test_one_hot_columns_hold_one_one() -> None:
    Y = one_hot(generator("one hot"), 4, 6)
    assert sorted(Y.ravel()) == [0.0] * 18 + [1.0] * 6
    assert (Y.sum(axis=0) == 1).all()
