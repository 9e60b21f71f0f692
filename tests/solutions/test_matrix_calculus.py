"""The reference against HIPS autograd and against itself: the Kronecker route and the direct one have to agree."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import autograd.numpy as anp
import jupytext
import numpy as np
import numpy.typing as npt
import pytest
from autograd import jacobian, value_and_grad
from matplotlib import font_manager
from oracle import assert_close

import solutions.matrix_calculus as ref
from autograder.course import load_assignment
from autograder.handout import gradient_check

Array = npt.NDArray[np.floating]
NOTEBOOK = jupytext.read(ref.__file__, fmt="py:percent")
SIZES = [(3, 5, 4), (5, 3, 2), (2, 4, 6), (4, 4, 4), (1, 3, 2), (3, 1, 4), (4, 3, 1), (1, 1, 1), (33, 65, 20)]
ORACLES: dict[str, Callable[[Array], Array]] = {
    "identity": lambda d: 1.0 * d,
    "sigmoid": lambda d: 0.5 * (1 + anp.tanh(0.5 * d)),
    "tanh": lambda d: (anp.exp(2 * d) - 1) / (anp.exp(2 * d) + 1),
    "relu": lambda d: 0.5 * (d + anp.abs(d)),
}

every_size = pytest.mark.parametrize("sizes", SIZES, ids=str)
every_activation = pytest.mark.parametrize("activation", ref.ACTIVATIONS)


def network(sizes: tuple[int, int, int], dtype: type[np.floating] = np.float64) -> tuple[Array, list[Array]]:
    """Return a target and n0, W1, b1, W2, b2."""
    p, k1, k2 = sizes
    rng = np.random.default_rng([p, k1, k2])
    shapes = (1, p), (p, k1), (1, k1), (k1, k2), (1, k2)
    arrays = [(rng.standard_normal(shape) / np.sqrt(shape[0])).astype(dtype) for shape in shapes]
    return rng.standard_normal((1, k2)).astype(dtype), arrays


def forwarded(arrays: list[Array], activation: str) -> tuple[Array, ref.Cache]:
    n0, W1, b1, W2, b2 = arrays
    return ref.network_forward(n0, W1, b1, W2, b2, activation)


def oracle(arrays: list[Array], activation: str) -> Array:
    n0, W1, b1, W2, b2 = arrays
    f = ORACLES[activation]
    return f(anp.dot(f(anp.dot(n0, W1) + b1), W2) + b2)


def oracle_gradients(y: Array, arrays: list[Array], activation: str) -> tuple[float, list[Array]]:
    def loss(arrays: list[Array]) -> Array:
        return anp.sum((oracle(arrays, activation) - y) ** 2)

    value, gradients = value_and_grad(loss)(arrays)
    return value, gradients[1:]


def in_shape(by_kronecker: tuple[Array, ...]) -> tuple[Array, ...]:
    dw1, db1, dw2, db2 = by_kronecker
    return dw1.reshape(-1, db1.size), db1, dw2.reshape(-1, db2.size), db2


@pytest.mark.parametrize("shape", [(2, 3), (3, 2), (4, 4), (1, 5), (5, 1), (1, 1)], ids=str)
def test_vec_goes_row_by_row_and_unvec_undoes_it(shape: tuple[int, int]) -> None:
    W = np.random.default_rng(shape).standard_normal(shape)
    w = ref.vec(W)
    assert_close(w, [element for row in W.tolist() for element in row])
    assert_close(ref.unvec(w, shape), W)


def test_vec_of_a_transpose_goes_row_by_row_too() -> None:
    W = np.arange(6.0).reshape(2, 3).T
    assert_close(ref.vec(W), [0, 3, 1, 4, 2, 5])


@pytest.mark.parametrize("shape", [(3, 4), (4, 3), (3, 3), (1, 4), (4, 1), (1, 1)], ids=str)
def test_linear_jacobian_is_the_transposed_jacobian_autograd_finds(shape: tuple[int, int]) -> None:
    p, k = shape
    n, w = np.random.default_rng(p).standard_normal((1, p)), np.random.default_rng(k).standard_normal(p * k)
    found = jacobian(lambda w: anp.dot(n, anp.reshape(w, (p, k)))[0])(w)
    assert_close(ref.linear_jacobian(n, k), found.T)


@pytest.mark.parametrize("k", [1, 4, 65])
@every_activation
def test_activation_and_its_jacobian_agree_with_autograd(activation: str, k: int) -> None:
    d = 2 * np.random.default_rng(k).standard_normal((1, k))
    assert_close(ref.activate(d, activation), ORACLES[activation](d))
    found = jacobian(ORACLES[activation])(d[0])
    assert_close(ref.activation_jacobian(d, activation), found.T)


@pytest.mark.parametrize("k", [1, 3, 40])
def test_loss_and_its_gradient_agree_with_autograd(k: int) -> None:
    n2, y = np.random.default_rng(k).standard_normal((2, 1, k))
    value, gradient = value_and_grad(lambda n2: anp.dot(n2 - y, (n2 - y).T)[0, 0])(n2)
    assert isinstance(ref.mse_loss(n2, y), float)
    assert_close(ref.mse_loss(n2, y), value)
    assert_close(ref.mse_gradient(n2, y), gradient.T)


@every_size
@every_activation
def test_network_agrees_with_an_independent_one(sizes: tuple[int, int, int], activation: str) -> None:
    _, arrays = network(sizes)
    assert_close(forwarded(arrays, activation)[0], oracle(arrays, activation))


@every_size
@every_activation
def test_both_ways_back_agree_with_autograd(sizes: tuple[int, int, int], activation: str) -> None:
    y, arrays = network(sizes)
    _, expected = oracle_gradients(y, arrays, activation)
    _, cache = forwarded(arrays, activation)
    for way in (ref.gradients(y, cache), in_shape(ref.gradients_by_kronecker(y, cache))):
        for actual, gradient in zip(way, expected, strict=True):
            assert_close(actual, gradient)


@every_size
@every_activation
def test_the_kronecker_route_is_vec_of_the_direct_one(sizes: tuple[int, int, int], activation: str) -> None:
    y, arrays = network(sizes)
    _, cache = forwarded(arrays, activation)
    dw1, db1, dw2, db2 = ref.gradients_by_kronecker(y, cache)
    dW1, direct_db1, dW2, direct_db2 = ref.gradients(y, cache)
    assert_close(dw1, ref.vec(dW1))
    assert_close(db1, direct_db1)
    assert_close(dw2, ref.vec(dW2))
    assert_close(db2, direct_db2)


@pytest.mark.parametrize("shape", [(3, 4), (4, 3), (1, 4), (4, 1)], ids=str)
def test_weight_gradient_is_the_detour_undone_and_what_autograd_finds(shape: tuple[int, int]) -> None:
    p, k = shape
    n, v = np.random.default_rng(p).standard_normal((1, p)), np.random.default_rng(k).standard_normal((1, k))
    found = value_and_grad(lambda W: anp.sum(anp.dot(n, W) * v))(np.ones(shape))[1]
    assert_close(ref.weight_gradient(n, v), found)
    assert_close(ref.weight_gradient(n, v), ref.unvec(ref.linear_jacobian(n, k) @ v[0], shape))


@every_activation
def test_large_entries_stay_finite_and_right(activation: str) -> None:
    d = np.array([[800.0, -800, 0.5]])
    n = ref.activate(d, activation)
    slopes = ref.activation_jacobian(d, activation)
    limits = {"identity": (800, -800, 1, 1), "sigmoid": (1, 0, 0, 0), "tanh": (1, -1, 0, 0), "relu": (800, 0, 1, 0)}
    assert_close([n[0, 0], n[0, 1], slopes[0, 0], slopes[1, 1]], limits[activation])


def test_relu_takes_slope_zero_at_its_kink() -> None:
    assert_close(ref.activation_jacobian(np.array([[-1.0, 0, 2]]), "relu"), np.diag([0.0, 0, 1]))


@every_activation
def test_float32_in_gives_float32_accurate_float32_out(activation: str) -> None:
    y, arrays = network((3, 5, 4), np.float32)
    n2, cache = forwarded(arrays, activation)
    matrices = ref.linear_jacobian(arrays[0], 2), ref.activation_jacobian(arrays[0], activation)
    ways = ref.gradients(y, cache), in_shape(ref.gradients_by_kronecker(y, cache))
    for array in (n2, *matrices, ref.mse_gradient(n2, y), *ways[0], *ways[1]):
        assert array.dtype == np.float32
    _, expected = oracle_gradients(y.astype(float), [array.astype(float) for array in arrays], activation)
    for way in ways:
        for actual, gradient in zip(way, expected, strict=True):
            np.testing.assert_allclose(actual, gradient, rtol=1e-5, atol=1e-6)


@every_activation
def test_no_argument_is_modified_and_the_cache_serves_twice(activation: str) -> None:
    y, arrays = network((3, 5, 4))
    for array in (y, *arrays):
        array.flags.writeable = False
    n2, cache = forwarded(arrays, activation)
    for function in (ref.mse_loss, ref.mse_gradient):
        function(n2, y)
    ref.vec(arrays[1])
    ref.unvec(arrays[0][0], (1, 3))
    ref.weight_gradient(arrays[0], y)
    for way_back in (ref.gradients, ref.gradients_by_kronecker):
        for once, twice in zip(way_back(y, cache), way_back(y, cache), strict=True):
            np.testing.assert_array_equal(once, twice)


@pytest.mark.parametrize("sizes", [(3, 30000, 2), (3, 2, 30000)], ids=str)
def test_the_direct_route_works_where_the_matrices_would_take_gigabytes(sizes: tuple[int, int, int]) -> None:
    y, arrays = network(sizes)
    _, cache = forwarded(arrays, "tanh")
    _, expected = oracle_gradients(y, arrays, "tanh")
    for actual, gradient in zip(ref.gradients(y, cache), expected, strict=True):
        np.testing.assert_allclose(actual, gradient, rtol=1e-7, atol=1e-9)


def test_an_unknown_activation_is_refused_with_the_valid_names() -> None:
    message = "activate: unknown activation 'swish'; use one of identity, sigmoid, tanh, relu"
    with pytest.raises(ValueError, match=message):
        ref.activation_jacobian(np.ones((1, 2)), "swish")
    with pytest.raises(ValueError, match=message):
        forwarded(network((3, 5, 4))[1], "swish")


def test_the_notebook_has_one_exercise_and_one_check_for_every_row_of_points() -> None:
    names = [exercise.name for exercise in load_assignment("matrix_calculus").exercises]
    assert [cell.metadata["exercise"] for cell in NOTEBOOK.cells if "exercise" in cell.metadata] == names
    assert [cell.metadata["check"] for cell in NOTEBOOK.cells if "check" in cell.metadata] == names


def test_the_points_add_up_to_a_hundred() -> None:
    assert load_assignment("matrix_calculus").max_score == 100


def run_notebook(folder: Path, old: str = "", new: str = "") -> subprocess.CompletedProcess[str]:
    """Run the code of all cells outside Jupyter, pictures drawn into nothing, any warning an error."""
    for helper in ("gradient_check.py", "digits.npz"):
        shutil.copy(Path(gradient_check.__file__).parent / helper, folder)
    code = "\n\n".join(cell.source for cell in NOTEBOOK.cells if cell.cell_type == "code")
    assert old in code
    (folder / "notebook.py").write_text(code.replace(old, new), encoding="utf-8")
    font_manager.findfont("DejaVu Sans")  # builds the font cache, which the run might announce on stderr
    command = [sys.executable, "-W", "error", "notebook.py"]
    env = os.environ | {"MPLBACKEND": "Agg", "OMP_NUM_THREADS": "1"}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=300, check=False)


def test_the_whole_notebook_runs_reads_digits_and_says_nothing_on_stderr(tmp_path: Path) -> None:
    run = run_notebook(tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert "OFF" not in run.stdout
    assert float(run.stdout.split("right for ")[1].split("%")[0]) > 93


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("W.ravel()", "W.T.ravel()", "w is off"),
        ("np.kron(n.T, np.eye(k, dtype=n.dtype))", "np.kron(np.eye(k), n.T)", "derivative of d by w is off"),
        ("np.diag(slopes[activation][0])", "np.diag(slopes[activation])", "identity has the wrong shape"),
        ("2 * (n2 - y).T", "2 * (n2 - y)", "derivative of L by n2 has the wrong shape"),
        ("v1 = (v2 @ W2.T) * slope(n1)", "v1 = v2 @ W2.T", "dW1 is off"),
        ("v1 = (v2 @ W2.T) * slope(n1)", "v1 = v2 @ W2.T @ np.diag(slope(n1)[0])", "a diagonal matrix of 2000 slopes"),
    ],
)
def test_the_public_checks_stop_a_mistake(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    run = run_notebook(tmp_path, old, new)
    assert run.returncode == 1
    assert complaint in run.stderr
