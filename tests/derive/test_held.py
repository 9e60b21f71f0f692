"""A reference whose gradients are not the slopes of its own forward functions is refused before it costs a mark."""

import functools
import re
from types import ModuleType

import numpy as np
import pytest

from autograder.course import assignment_names, load_assignment
from autograder.derive.declarations import Declaration
from autograder.derive.held import contradiction, declared, insist_on_its_own_slopes


@functools.cache
def questions(name: str) -> list[Declaration]:
    return declared(load_assignment(name))


def reference_with(name: str, right: str, wrong: str) -> ModuleType:
    source = load_assignment(name).reference.read_text(encoding="utf-8")
    assert right in source
    module = ModuleType(name)
    exec(compile(source.replace(right, wrong), name, "exec"), vars(module))  # noqa: S102 - our own, changed here
    return module


@pytest.mark.parametrize("name", assignment_names())
def test_our_references_hold(name: str) -> None:
    insist_on_its_own_slopes(load_assignment(name))


@pytest.mark.parametrize(
    ("name", "right", "wrong", "function", "output"),
    [
        ("fcn_layer", "dW = dZ @ A_prev.T", "dW = dZ @ A_prev.T / dZ.shape[1]", "linear_backward", "dW"),
        ("fcn_layer", "Z = W @ A_prev + b", "Z = W @ A_prev + 2 * b", "linear_backward", "db"),
        ("fcn_layer", "return dA * (1 - A * A)", "return dA * (1 - A)", "activation_backward", "dZ"),
        ("fcn_layer", "dAL = -Y / clipped / m", "dAL = -Y / clipped", "cross_entropy", "dAL"),
        (
            "computational_graph",
            "np.outer(upstream, x), W.T @",
            "np.outer(upstream, x), 2 * W.T @",
            "matvec_backward",
            "dx",
        ),
        ("jacobians", "weight_gradient(w3, y), z", "weight_gradient(w3, y), 0 * z", "chain_backward", "dw3"),
        ("matrix_calculus", "v2 = 2 * (n2 - y) * slope(n2)", "v2 = (n2 - y) * slope(n2)", "gradients", "dW1"),
    ],
)
def test_a_wrong_one_is_told_with_its_element_and_both_numbers(
    name: str, right: str, wrong: str, function: str, output: str
) -> None:
    told = contradiction(reference_with(name, right, wrong), questions(name))
    number = r"-?\d[\d.e+-]*"
    shown = rf"{function} says that {output}(\[[\d, ]+\])? is {number}, and the slope of its own \w+ is {number} \(.+\)"
    assert told is not None
    assert re.fullmatch(shown, told), told


def test_a_function_that_is_not_smooth_where_it_is_judged_at_a_kink_is_no_contradiction() -> None:
    relu = [one for one in questions("fcn_layer") if one.exercise.function == "activation_backward"]
    assert any((np.asarray(case.arguments[0]) == 0).any() for one in relu for case in one.cases if case.check == "relu")
    assert contradiction(load_assignment("fcn_layer").load_reference(), relu) is None
