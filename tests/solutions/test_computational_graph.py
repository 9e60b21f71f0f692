"""The reference against HIPS autograd, graphs against complex steps, too; nothing is differentiated by hand here."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import autograd.numpy as anp
import jupytext
import numpy as np
import numpy.typing as npt
import pytest
from autograd import grad, make_vjp
from matplotlib import font_manager
from oracle import assert_close

import solutions.computational_graph as ref
from autograder.course import load_assignment
from autograder.handout import gradient_check
from solutions.computational_graph import Node

Array = npt.NDArray[np.floating]
Value = Any  # an array, one of autograd's boxes, or a Node
Expression = Callable[..., Value]
NOTEBOOK = jupytext.read(ref.__file__, fmt="py:percent")
SHAPES = [(3,), (1,), (), (2, 3), (3, 2), (1, 4), (4, 1), (2, 3, 4), (70, 33)]
MATRICES = [(3, 4), (4, 3), (4, 4), (1, 5), (5, 1), (1, 1), (70, 33)]
MAXIMUM = lambda x, y: (x + y + anp.abs(x - y)) / 2  # noqa: E731 - away from ties, and written another way
LEAVES = [(3, 4), (4, 3), (4,), (3,), (3, 1), (1, 4), (), (1, 1), (4, 4)]

every_shape = pytest.mark.parametrize("shape", SHAPES, ids=str)
every_matrix = pytest.mark.parametrize("shape", MATRICES, ids=str)


def drawn(*shapes: tuple[int, ...], seed: int = 0) -> list[Array]:
    rng = np.random.default_rng([seed, *(length for shape in shapes for length in shape)])
    return [np.asarray(rng.standard_normal(shape)) for shape in shapes]


def frozen(*arrays: Array) -> None:
    for array in arrays:
        array.flags.writeable = False


@every_shape
@pytest.mark.parametrize(
    ("backward", "oracle"),
    [
        (ref.add_backward, lambda x, y: x + y),
        (ref.multiply_backward, lambda x, y: x * y),
        (ref.maximum_backward, MAXIMUM),
    ],
    ids=["add", "multiply", "maximum"],
)
def test_a_node_of_two_inputs_pulls_back_as_autograd_does(
    backward: Callable[..., Any], oracle: Expression, shape: tuple[int, ...]
) -> None:
    upstream, x, y = drawn(shape, shape, shape)
    pull_back, _ = make_vjp(lambda inputs: oracle(*inputs))((x, y))
    frozen(upstream, x, y)
    for actual, expected in zip(backward(upstream, x, y), pull_back(upstream), strict=True):
        assert_close(actual, expected)


def test_where_the_inputs_of_a_maximum_are_equal_their_gradients_add_up_to_the_upstream_one() -> None:
    upstream, x = drawn((3, 4), (3, 4))
    y = x.copy()
    y[::2] += 1
    dx, dy = ref.maximum_backward(upstream, x, y)
    assert_close(dx + dy, upstream)
    assert not dx[::2].any()


@every_matrix
def test_matvec_and_its_gradients_agree_with_autograd(shape: tuple[int, ...]) -> None:
    W, x, upstream = drawn(shape, shape[1:], shape[:1])
    pull_back, expected = make_vjp(lambda inputs: anp.sum(inputs[0] * inputs[1], axis=1))((W, x))
    frozen(W, x, upstream)
    q, cache = ref.matvec_forward(W, x)
    assert_close(q, expected)
    for actual, gradient in zip(ref.matvec_backward(upstream, cache), pull_back(upstream), strict=True):
        assert_close(actual, gradient)


@every_shape
def test_the_squared_norm_and_its_gradient_agree_with_autograd(shape: tuple[int, ...]) -> None:
    (q,) = drawn(shape)
    pull_back, expected = make_vjp(lambda q: anp.sum(anp.abs(q) ** 2))(q)
    frozen(q)
    f, cache = ref.squared_norm_forward(q)
    assert_close(f, expected)
    for upstream in (1.0, -0.7, np.float64(3)):
        assert_close(ref.squared_norm_backward(upstream, cache), pull_back(upstream))


@every_matrix
def test_the_objective_and_its_gradients_agree_with_autograd(shape: tuple[int, ...]) -> None:
    W, x = drawn(shape, shape[1:])
    pull_back, expected = make_vjp(lambda inputs: anp.linalg.norm(anp.dot(*inputs)) ** 2)((W, x))
    frozen(W, x)
    f, *gradients = ref.objective(W, x)
    assert_close(f, expected)
    for actual, gradient in zip(gradients, pull_back(1.0), strict=True):
        assert_close(actual, gradient)


@pytest.mark.parametrize(
    ("shape", "full"),
    [
        ((), ()),
        ((), (2, 3)),
        ((3,), (3,)),
        ((3,), (2, 3)),
        ((1,), (3,)),
        ((1,), (2, 4)),
        ((2, 1), (2, 3)),
        ((1, 3), (2, 3)),
        ((1, 1), (2, 3)),
        ((3, 1), (2, 3, 4)),
        ((1, 4), (2, 3, 4)),
        ((2, 1, 4), (2, 3, 4)),
        ((4, 1), (1, 4, 1)),
        ((70, 1), (2, 70, 33)),
    ],
    ids=str,
)
def test_unbroadcast_is_the_way_back_through_broadcasting(shape: tuple[int, ...], full: tuple[int, ...]) -> None:
    b, upstream = drawn(shape, full)
    pull_back, _ = make_vjp(lambda b: b + np.zeros(full))(b)
    frozen(upstream)
    assert_close(ref.unbroadcast(upstream, shape), pull_back(upstream))


class Plan:
    """A random expression: which leaves there are, and what is done with which earlier results."""

    def __init__(self, seed: int, steps: int = 12) -> None:
        rng = np.random.default_rng(seed)
        shapes = [LEAVES[number] for number in rng.choice(len(LEAVES), 4, replace=False)]
        self.leaves = [np.asarray(rng.standard_normal(shape)) for shape in shapes]
        self.steps: list[tuple[str, int, int]] = []
        values = list(self.leaves)
        while len(self.steps) < steps:
            one, other = map(int, rng.integers(0, len(values), 2))
            step = str(rng.choice(["+", "*", "@", "sigmoid", "sum"])), one, other
            try:
                value = done(step, values, np.sum, lambda x: 1 / (1 + np.exp(-x)))
            except ValueError:  # shapes that do not fit
                continue
            if np.size(value) <= 64 and np.abs(value).max() < 30:
                values.append(np.asarray(value))
                self.steps.append(step)

    def __call__(self, leaves: Sequence[Value], total: Expression, sigmoid: Expression) -> Value:
        values = list(leaves)
        for step in self.steps:
            values.append(done(step, values, total, sigmoid))
        end = total(values[0])
        for value in values[1:]:
            end = end + total(value)
        return end


def done(step: tuple[str, int, int], values: Sequence[Value], total: Expression, sigmoid: Expression) -> Value:
    operation, x, y = step[0], values[step[1]], values[step[2]]
    match operation:
        case "+":
            return x + y
        case "*":
            return x * y
        case "@":
            return x @ y
        case "sum":
            return total(x)
    return sigmoid(x)


def by_nodes(plan: Plan, leaves: Sequence[Array]) -> tuple[Node, list[Node]]:
    nodes = [Node(leaf) for leaf in leaves]
    end = plan(nodes, Node.sum, Node.sigmoid)
    end.backward()
    return end, nodes


@pytest.mark.parametrize("seed", range(150))
def test_gradients_of_random_graphs_agree_with_autograd(seed: int) -> None:
    plan = Plan(seed)
    frozen(*plan.leaves)
    end, nodes = by_nodes(plan, plan.leaves)

    def cost(leaves: list[Array]) -> Value:
        return plan(leaves, anp.sum, lambda x: 0.5 * (1 + anp.tanh(0.5 * x)))

    assert_close(end.value, cost(plan.leaves))
    for node, expected in zip(nodes, grad(cost)(plan.leaves), strict=True):
        assert_close(node.grad, expected)


@pytest.mark.parametrize("seed", range(40))
def test_gradients_of_random_graphs_agree_with_complex_steps(seed: int) -> None:
    plan = Plan(1000 + seed)
    _, nodes = by_nodes(plan, plan.leaves)
    for number, leaf in enumerate(plan.leaves):
        slopes = np.zeros_like(leaf)
        for index in np.ndindex(leaf.shape):
            moved = [x.astype(complex) for x in plan.leaves]
            moved[number][index] += 1e-30j
            slopes[index] = plan(moved, np.sum, lambda x: 1 / (1 + np.exp(-x))).imag / 1e-30
        assert_close(nodes[number].grad, slopes)


@pytest.mark.parametrize(
    "shapes",
    [((3, 4), (4, 2)), ((3, 4), (4,)), ((4,), (4, 2)), ((4,), (4,)), ((1, 4), (4, 1)), ((4, 1), (1, 4)), ((1,), (1,))],
    ids=str,
)
def test_every_kind_of_matrix_product_agrees_with_autograd(shapes: tuple[tuple[int, ...], ...]) -> None:
    x, y = drawn(*shapes)
    left, right = Node(x), Node(y)
    product = left @ right
    (product * product).sum().backward()
    expected = grad(lambda inputs: anp.sum(anp.dot(*inputs) ** 2))((x, y))
    assert_close(product.value, np.dot(x, y))
    assert_close(left.grad, expected[0])
    assert_close(right.grad, expected[1])


def test_a_node_starts_with_a_gradient_of_zeros_and_keeps_its_value() -> None:
    value = drawn((2, 3))[0]
    node = Node(value)
    assert_close(node.value, value)
    assert_close(node.grad, np.zeros((2, 3)))


def test_a_node_used_twice_collects_both_gradients_before_it_hands_on() -> None:
    x = Node(np.array(2.0))
    a = x * x
    (a * (a + x)).backward()
    assert_close(x.grad, 44)
    assert_close(a.grad, 10)


def test_a_chain_of_two_hundred_nodes_is_differentiated() -> None:
    x = Node(np.array([0.5, -0.25]))
    y = x
    for _ in range(200):
        y = y + x
    y.sum().backward()
    assert_close(x.grad, [201, 201])


def test_every_node_hands_on_once_however_many_paths_there_are() -> None:
    x = Node(np.array(1.0))
    f = x
    for _ in range(60):
        f = f + f
    f.backward()
    assert_close(x.grad, 2.0**60)


def test_sigmoid_stays_right_for_large_entries() -> None:
    x = Node(np.array([800.0, -800.0, 0.0]))
    s = x.sigmoid()
    s.sum().backward()
    assert_close(s.value, [1, 0, 0.5])
    assert_close(x.grad, [0, 0, 0.25])


def test_float32_in_gives_float32_out() -> None:
    W, x, upstream = (array.astype(np.float32) for array in drawn((4, 3), (3,), (4,)))
    q, cache = ref.matvec_forward(W, x)
    found = [q, *ref.matvec_backward(upstream, cache), *ref.objective(W, x), ref.unbroadcast(W, (3,))]
    found += [
        result for node in (ref.add_backward, ref.multiply_backward, ref.maximum_backward) for result in node(x, x, x)
    ]
    assert {np.asarray(result).dtype for result in found} == {np.dtype(np.float32)}
    wide = ref.objective(W.astype(np.float64), x.astype(np.float64))
    for narrow, right in zip(ref.objective(W, x), wide, strict=True):
        np.testing.assert_allclose(np.asarray(narrow), np.asarray(right), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("seed", range(10))
def test_a_graph_of_float32_stays_in_float32(seed: int) -> None:
    plan = Plan(2000 + seed)
    end, nodes = by_nodes(plan, [leaf.astype(np.float32) for leaf in plan.leaves])
    _, wide = by_nodes(plan, plan.leaves)
    assert {np.asarray(result).dtype for result in (end.value, *(node.grad for node in nodes))} == {
        np.dtype(np.float32)
    }
    for node, right in zip(nodes, wide, strict=True):
        np.testing.assert_allclose(node.grad, right.grad, rtol=1e-3, atol=1e-4 * np.abs(right.grad).max())


def test_the_notebook_has_one_exercise_and_one_check_for_every_row_of_points() -> None:
    names = [exercise.name for exercise in load_assignment("computational_graph").exercises]
    assert [cell.metadata["exercise"] for cell in NOTEBOOK.cells if "exercise" in cell.metadata] == names
    assert [cell.metadata["check"] for cell in NOTEBOOK.cells if "check" in cell.metadata] == names


def test_every_exercise_cell_begins_with_its_definition_and_ends_with_its_answer() -> None:
    for cell in NOTEBOOK.cells:
        if "exercise" in cell.metadata:
            assert cell.source.startswith((f"def {cell.metadata['exercise']}(", f"class {cell.metadata['exercise']}:"))
            assert cell.source.endswith("### END SOLUTION")
            assert cell.source.count("### BEGIN SOLUTION") == cell.source.count("### END SOLUTION")


def run_notebook(folder: Path, old: str = "", new: str = "") -> subprocess.CompletedProcess[str]:
    """Run the code of all cells outside Jupyter, pictures drawn into nothing, any warning an error."""
    handout = Path(gradient_check.__file__).parent
    for name in ("gradient_check.py", "digits.npz"):
        shutil.copy(handout / name, folder)
    code = "\n\n".join(cell.source for cell in NOTEBOOK.cells if cell.cell_type == "code")
    assert old in code
    (folder / "notebook.py").write_text(code.replace(old, new), encoding="utf-8")
    font_manager.findfont("DejaVu Sans")  # builds the font cache, which the run might announce on stderr
    command = [sys.executable, "-W", "error", "notebook.py"]
    env = os.environ | {"MPLBACKEND": "Agg", "OMP_NUM_THREADS": "1"}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=300, check=False)


def test_the_whole_notebook_runs_and_says_nothing_on_stderr(tmp_path: Path) -> None:
    run = run_notebook(tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert "OFF" not in run.stdout
    assert float(run.stdout.split("right for ")[1].split("%")[0]) > 95


def test_the_public_check_stops_a_gradient_that_is_assigned_where_paths_join(tmp_path: Path) -> None:
    run = run_notebook(tmp_path, "parent.grad = parent.grad + unbroadcast", "parent.grad = unbroadcast")
    assert run.returncode == 1
    assert "AssertionError: df/dx is off" in run.stderr
