"""Hidden grader of computational_graph, one test an exercise: derived, but for broadcasting and the class."""

import pytest

from autograder.author.cases import alone, items
from autograder.author.declare import Plain, Scripted
from autograder.derive.exercises import Declared, Derivation
from autograder.graders import computational_graph_forms
from autograder.graders.computational_graph_cases import unbroadcast_cases
from autograder.graders.computational_graph_nodes import node_cases
from autograder.graders.computational_graph_programs import script
from autograder.grading.judge import Judge

_FORMS = (computational_graph_forms,)
_DERIVED = Derivation.of("computational_graph", Declared(batch=(), forms=_FORMS))
_UNBROADCAST = unbroadcast_cases()  # by hand: which shapes broadcast to which is no matter of symbols
_NODE = node_cases()  # by hand: a class is judged by programs of calls


@pytest.mark.exercise("add_backward")
def test_add_backward(judge: Judge) -> None:
    """Both inputs get what the sum is given."""
    _DERIVED.ask(judge, "add_backward")


@pytest.mark.exercise("multiply_backward")
def test_multiply_backward(judge: Judge) -> None:
    """Each input gets the upstream gradient times the other one."""
    _DERIVED.ask(judge, "multiply_backward")


@pytest.mark.exercise("maximum_backward")
def test_maximum_backward(judge: Judge) -> None:
    """The larger input gets all; a tie is shared in any way that adds up."""
    outputs = items("dx", "dy", total="dx_plus_dy")  # by hand: no docstring says that a sum of results is a check
    plain = Plain(function="maximum_backward", outputs=outputs, forms=_FORMS)
    judge.values(plain, _DERIVED.cases("maximum_backward"))


@pytest.mark.exercise("matvec_forward")
def test_matvec_forward(judge: Judge) -> None:
    """q = W x."""
    _DERIVED.ask(judge, "matvec_forward")


@pytest.mark.exercise("matvec_backward")
def test_matvec_backward(judge: Judge) -> None:
    """The VJP of matvec_forward in both arguments."""
    _DERIVED.ask(judge, "matvec_backward")


@pytest.mark.exercise("squared_norm_forward")
def test_squared_norm_forward(judge: Judge) -> None:
    """The sum of the squares of all elements."""
    _DERIVED.ask(judge, "squared_norm_forward")


@pytest.mark.exercise("squared_norm_backward")
def test_squared_norm_backward(judge: Judge) -> None:
    """The VJP of squared_norm_forward."""
    _DERIVED.ask(judge, "squared_norm_backward")


@pytest.mark.exercise("objective")
def test_objective(judge: Judge) -> None:
    """The squared norm of W x, and its gradients by both."""
    _DERIVED.ask(judge, "objective")


@pytest.mark.exercise("unbroadcast")
def test_unbroadcast(judge: Judge) -> None:
    """The way back through broadcasting."""
    plain = Plain(function="unbroadcast", outputs=alone("gradient"), forms=_FORMS)
    judge.values(plain, _UNBROADCAST)


@pytest.mark.exercise("Node")
def test_node(judge: Judge) -> None:
    """Graphs of nodes: values forward, gradients back."""
    judge.scripts(Scripted(function="Node", script=script, forms=_FORMS), _NODE)
