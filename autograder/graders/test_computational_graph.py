"""Hidden grader of computational_graph, one test an exercise: what is judged, at the points that the cases say."""

import pytest

from autograder.author.cases import alone, items
from autograder.author.declare import Pair, Plain, Scripted
from autograder.derive.arrangement import deep_gradients, deep_values
from autograder.graders import computational_graph_forms
from autograder.graders import computational_graph_suspects as suspects
from autograder.graders.computational_graph_cases import (
    elementwise_cases,
    matvec_cases,
    maximum_cases,
    squared_norm_cases,
    unbroadcast_cases,
)
from autograder.graders.computational_graph_nodes import node_cases
from autograder.graders.computational_graph_programs import script
from autograder.grading.judge import Judge

_FORMS = (computational_graph_forms,)

_BOTH = items("dx", "dy")
_Q, _F = items("q", "cache"), items("f", "cache")
_ELEMENTWISE, _MAXIMUM = elementwise_cases(), maximum_cases()
_MATVEC, _MATVEC_BACKWARD = deep_values(matvec_cases()), deep_gradients(matvec_cases())
_NORM, _NORM_BACKWARD = deep_values(squared_norm_cases()), deep_gradients(squared_norm_cases())
_UNBROADCAST, _NODE = unbroadcast_cases(), node_cases()


@pytest.mark.exercise("add_backward")
def test_add_backward(judge: Judge) -> None:
    """Both inputs get what the sum is given."""
    judge.values(
        Plain(function="add_backward", outputs=_BOTH, suspects=suspects.add_backward, forms=_FORMS), _ELEMENTWISE
    )


@pytest.mark.exercise("multiply_backward")
def test_multiply_backward(judge: Judge) -> None:
    """Each input gets the upstream gradient times the other one."""
    plain = Plain(function="multiply_backward", outputs=_BOTH, suspects=suspects.multiply_backward, forms=_FORMS)
    judge.values(plain, _ELEMENTWISE)


@pytest.mark.exercise("maximum_backward")
def test_maximum_backward(judge: Judge) -> None:
    """The larger input gets all; a tie is shared in any way that adds up."""
    outputs = items("dx", "dy", total="dx_plus_dy")
    judge.values(
        Plain(function="maximum_backward", outputs=outputs, suspects=suspects.maximum_backward, forms=_FORMS), _MAXIMUM
    )


@pytest.mark.exercise("matvec_forward")
def test_matvec_forward(judge: Judge) -> None:
    """q = W x."""
    judge.values(Plain(function="matvec_forward", outputs=_Q, suspects=suspects.matvec_forward, forms=_FORMS), _MATVEC)


@pytest.mark.exercise("matvec_backward")
def test_matvec_backward(judge: Judge) -> None:
    """The VJP of matvec_forward in both arguments."""
    pair = Pair(
        forward="matvec_forward",
        backward="matvec_backward",
        value=_Q,
        gradients=items("dW", "dx"),
        suspects=suspects.matvec_backward,
        forms=_FORMS,
    )
    judge.gradients(pair, _MATVEC_BACKWARD)


@pytest.mark.exercise("squared_norm_forward")
def test_squared_norm_forward(judge: Judge) -> None:
    """The sum of the squares of all elements."""
    judge.values(
        Plain(function="squared_norm_forward", outputs=_F, suspects=suspects.squared_norm_forward, forms=_FORMS), _NORM
    )


@pytest.mark.exercise("squared_norm_backward")
def test_squared_norm_backward(judge: Judge) -> None:
    """The VJP of squared_norm_forward."""
    pair = Pair(
        forward="squared_norm_forward",
        backward="squared_norm_backward",
        value=_F,
        gradients=alone("dq"),
        suspects=suspects.squared_norm_backward,
        forms=_FORMS,
    )
    judge.gradients(pair, _NORM_BACKWARD)


@pytest.mark.exercise("objective")
def test_objective(judge: Judge) -> None:
    """The squared norm of W x, and its gradients by both."""
    plain = Plain(
        function="objective",
        outputs=items("f", "dW", "dx"),
        wrt={"dW": "W", "dx": "x"},
        suspects=suspects.objective,
        forms=_FORMS,
    )
    judge.values(plain, _MATVEC)


@pytest.mark.exercise("unbroadcast")
def test_unbroadcast(judge: Judge) -> None:
    """The way back through broadcasting."""
    plain = Plain(function="unbroadcast", outputs=alone("gradient"), suspects=suspects.unbroadcast, forms=_FORMS)
    judge.values(plain, _UNBROADCAST)


@pytest.mark.exercise("Node")
def test_node(judge: Judge) -> None:
    """Graphs of nodes: values forward, gradients back."""
    judge.scripts(Scripted(function="Node", script=script, suspects=suspects.node, forms=_FORMS), _NODE)
