"""Modules with slips: what is called is changed, too, and whoever calls it feels that."""

import numpy as np

from autograder.derive.slipped import Slipped, with_one, with_two
from autograder.graders import fcn_layer_forms, fcn_layer_forms_of_layers

LAYER = ("layer_backward", "layer_forward")


def found(function: str, name: str) -> list[Slipped]:
    slipped = with_one((fcn_layer_forms_of_layers,), LAYER, forward="layer_forward", only_values=False)
    return [one for one in slipped if function in one.sources and one.name == name]


def test_a_slip_in_a_function_of_another_module_reaches_whoever_calls_it() -> None:
    rng = np.random.default_rng(1)
    A_prev, W, b = rng.normal(size=(3, 4)), rng.normal(size=(2, 3)), rng.normal(size=(2, 1))
    missing = found("linear_forward", "missing-bias")[0]
    right, _ = fcn_layer_forms_of_layers.layer_forward(A_prev, W, 0 * b, "tanh")
    np.testing.assert_allclose(missing.made()["layer_forward"](A_prev, W, b, "tanh")[0], right)


def test_modules_stay_as_they_are() -> None:
    before = dict(vars(fcn_layer_forms_of_layers)), dict(vars(fcn_layer_forms))
    for one in found("linear_backward", "wrong-axis"):
        one.made()
    assert (dict(vars(fcn_layer_forms_of_layers)), dict(vars(fcn_layer_forms))) == before


def test_it_is_known_which_slips_are_in_the_forward_function() -> None:
    assert all(one.is_forward for one in found("linear_forward", "missing-bias"))
    assert not any(one.is_forward for one in found("linear_backward", "wrong-axis"))


def test_slips_that_somebody_named_come_first() -> None:
    slipped = with_one((fcn_layer_forms,), ("linear_backward",), forward=None, only_values=False)
    told = [one.is_told for one in slipped]
    assert told == sorted(told, reverse=True)
    assert any(told)


def test_two_slips_may_be_in_two_functions() -> None:
    both = [one for one in with_two((fcn_layer_forms_of_layers,), LAYER, only_values=False) if len(one.sources) > 1]
    assert both
    assert all(one.name.count("+") >= 1 for one in both)
