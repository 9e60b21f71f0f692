"""What is made of other exercises keeps its marks where those are wrong; what needs too much memory loses some."""

from pathlib import Path

import pytest
from corpus import Program
from graded import Judged, grade_programs, lost

from autograder.course import find_course, load_assignment

ASSIGNMENT = load_assignment("matrix_calculus")
TANH = """def activation_jacobian(d, activation):
    n = activate(d, activation)[0]
    slopes = {"identity": n**0, "sigmoid": n * (1 - n), "tanh": 1 - n, "relu": 1.0 * (n > 0)}
    return np.diag(slopes[activation])"""
DETOUR = """def gradients(y, cache):
    dw1, db1, dw2, db2 = gradients_by_kronecker(y, cache)
    return unvec(dw1, (-1, db1.size)), db1, unvec(dw2, (-1, db2.size)), db2"""
SOURCES = {
    "no_two": ("mse_gradient", "def mse_gradient(n2, y):\n    return (n2 - y).T"),
    "tanh_not_squared": ("activation_jacobian", TANH),
    "columns": ("linear_jacobian", "def linear_jacobian(n, k):\n    return np.kron(np.eye(k), n.T)"),
    "minus": ("weight_gradient", "def weight_gradient(n, v):\n    return -n.T @ v"),
    "by_the_detour": ("gradients", DETOUR),
}
LOST = {
    "no_two": {"mse_gradient.gradient", "mse_gradient.inputs"},
    "tanh_not_squared": {"activation_jacobian.tanh"},
    "columns": {"linear_jacobian.jacobian", "linear_jacobian.inputs"},
    "minus": {"weight_gradient.dW", "weight_gradient.inputs"},
    "by_the_detour": {f"gradients.{name}" for name in ("dW1", "db1", "dW2", "db2")},
}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Judged]:
    """Each wrong function among reference answers that call it."""
    programs = [Program(name, text, frozenset({function}), alone=False) for name, (function, text) in SOURCES.items()]
    return grade_programs(find_course(Path(__file__)), ASSIGNMENT, programs, tmp_path_factory.mktemp("parts"))


@pytest.mark.parametrize("name", SOURCES)
def test_a_mistake_costs_its_marks_once(judged: dict[str, Judged], name: str) -> None:
    assert lost(judged[name]) == LOST[name]


def test_whoever_keeps_marks_is_told_why(judged: dict[str, Judged]) -> None:
    kept = judged["columns"]["gradients_by_kronecker.dw1"]
    assert "it is what your own linear_jacobian gives" in kept.message


def test_matrices_that_do_not_fit_cost_the_edge_and_no_more(judged: dict[str, Judged]) -> None:
    check = judged["by_the_detour"]["gradients.dW1"]
    assert check.score == pytest.approx(0.6 * check.max_score)
    assert "needs more memory than allowed" in check.message
    assert "large: very many hidden units" in check.message
