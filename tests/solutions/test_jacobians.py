"""The reference against HIPS autograd and the complex step; every forward is written here a second time."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import autograd.numpy as anp
import jupytext
import numpy as np
import numpy.typing as npt
import pytest
from autograd import grad, jacobian
from matplotlib import font_manager
from oracle import assert_close

import solutions.jacobians as ref
from autograder.course import load_assignment
from autograder.handout import gradient_check

Array = npt.NDArray[np.floating]
NOTEBOOK = jupytext.read(ref.__file__, fmt="py:percent")
SIZES = [(3, 2), (2, 3), (4, 4), (1, 3), (3, 1), (1, 1), (70, 33)]
CHAINS = [(3, 4, 2), (4, 2, 3), (2, 3, 5), (5, 5, 5), (1, 3, 2), (3, 1, 2), (2, 3, 1), (1, 1, 1), (33, 70, 65)]

every_size = pytest.mark.parametrize("size", SIZES, ids=str)
every_chain = pytest.mark.parametrize("sizes", CHAINS, ids=str)


def drawn(*shapes: tuple[int, ...], dtype: type[np.floating] = np.float64) -> list[Array]:
    rng = np.random.default_rng(sum(map(sum, shapes)))
    return [rng.standard_normal(shape).astype(dtype) for shape in shapes]


def chain_inputs(sizes: tuple[int, ...], dtype: type[np.floating] = np.float64) -> list[Array]:
    p, q, r = sizes
    return drawn((p,), (q, p), (r, q), (r,), dtype=dtype)


def logistic(z: Array) -> Array:
    return 0.5 * (1 + anp.tanh(0.5 * z))


def softmax(z: Array) -> Array:
    return anp.exp(z) / anp.sum(anp.exp(z))


def by_complex_step(function: object, z: Array) -> Array:
    """Squire & Trapp 1998: no difference is taken, so nothing cancels."""
    columns = [np.imag(function(z + 1e-30j * unit)) / 1e-30 for unit in np.eye(z.size)]  # type: ignore[operator]
    return np.stack(columns, axis=1)


@every_size
def test_differences_agree_with_autograd(size: tuple[int, int]) -> None:
    (A, x) = drawn(size, size[1:])
    measured = ref.numerical_jacobian(lambda x: np.tanh(A @ x) + (A @ x) ** 2, x)
    exact = jacobian(lambda x: anp.tanh(anp.dot(A, x)) + anp.dot(A, x) ** 2)(x)
    assert_close(measured, exact, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("h", [0.5, 0.1, 1e-3])
def test_differences_are_central_with_the_very_step_given(h: float) -> None:
    x = np.array([1.0, -2.0, 0.5])
    assert_close(ref.numerical_jacobian(lambda x: x**3, x, h), np.diag(3 * x**2 + h**2))
    assert_close(ref.numerical_jacobian(np.sin, x, h=h), np.diag(np.cos(x) * np.sin(h) / h))


def test_differences_take_two_calls_an_input_and_never_hand_out_x() -> None:
    x = np.array([1.0, 2.0, 3.0])
    x.flags.writeable = False
    seen: list[Array] = []

    def spoils(given: Array) -> Array:
        value = given[:2] * given[2]
        seen.append(given)
        given[:] = np.nan
        return np.asarray(value)

    assert_close(ref.numerical_jacobian(spoils, x), [[3, 0, 1], [0, 3, 2]], rtol=1e-8, atol=1e-8)
    assert len(seen) == 6


@pytest.mark.parametrize("n", [1, 2, 5, 70])
@pytest.mark.parametrize("name", ["sigmoid", "softmax"])
def test_jacobians_of_activations_agree_with_two_oracles(name: str, n: int) -> None:
    (z,) = drawn((n,))
    oracle, found = {
        "sigmoid": (logistic, ref.sigmoid_jacobian(z)),
        "softmax": (softmax, ref.softmax_jacobian(z)),
    }[name]
    assert_close(found, jacobian(oracle)(z))
    twice = {"sigmoid": lambda z: 1 / (1 + np.exp(-z)), "softmax": lambda z: np.exp(z) / np.exp(z).sum()}[name]
    assert_close(found, by_complex_step(twice, z))


def test_the_sigmoid_jacobian_is_right_for_large_entries() -> None:
    assert_close(ref.sigmoid_jacobian(np.array([800.0, -800, -1e300, 0])), np.diag([0, 0, 0, 0.25]))
    assert_close(np.diag(ref.sigmoid_jacobian(np.array([-40.0, 40.0]))), np.exp([-40.0, -40.0]), atol=0)


def test_the_softmax_jacobian_is_right_for_large_entries() -> None:
    z = np.array([0.5, -1.0, 0.25])
    for shift in (800.0, -800.0, 1e6):
        assert_close(ref.softmax_jacobian(z + shift), jacobian(softmax)(z), rtol=1e-8)
    assert_close(ref.softmax_jacobian(np.array([1e300, -1e300])), np.zeros((2, 2)))


@every_size
def test_vjp_is_the_gradient_of_a_weighted_sum(size: tuple[int, int]) -> None:
    n, m = size
    J, upstream, x = drawn(size, (n,), (m,))
    assert_close(ref.vjp(J, upstream), grad(lambda x: anp.dot(upstream, anp.dot(J, x)))(x))


@every_size
def test_weight_jacobian_is_the_tensor_autograd_finds(size: tuple[int, int]) -> None:
    W, y = drawn(size, size[1:])
    assert_close(ref.weight_jacobian(W, y), jacobian(lambda W: anp.dot(W, y))(W))


@pytest.mark.parametrize("shape", [(4,), (2, 4), (3, 1, 2), (1, 1), (2, 3, 4, 5)], ids=str)
@pytest.mark.parametrize("n", [1, 2, 3])
def test_tensor_vjp_is_the_gradient_of_a_weighted_sum(shape: tuple[int, ...], n: int) -> None:
    J, upstream, X = drawn((n, *shape), (n,), shape)

    def cost(X: Array) -> Array:
        return sum(upstream[i] * anp.sum(J[i] * X) for i in range(n))

    assert_close(ref.tensor_vjp(J, upstream), grad(cost)(X))


@every_size
def test_weight_gradient_is_the_gradient_by_the_weights(size: tuple[int, int]) -> None:
    W, upstream, y = drawn(size, size[:1], size[1:])
    expected = grad(lambda W: anp.dot(upstream, anp.dot(W, y)))(W)
    assert_close(ref.weight_gradient(upstream, y), expected)
    if W.size < 100:
        assert_close(ref.tensor_vjp(ref.weight_jacobian(W, y), upstream), expected)


@every_chain
def test_the_chain_and_its_gradients_agree_with_autograd(sizes: tuple[int, ...]) -> None:
    inputs = chain_inputs(sizes)

    def cost(x: Array, W1: Array, W2: Array, w3: Array) -> Array:
        return anp.dot(w3, anp.dot(W2, anp.dot(W1, x)))

    C, cache = ref.chain_forward(*inputs)
    assert isinstance(C, float)
    assert_close(C, cost(*inputs))
    for actual, expected in zip(ref.chain_backward(cache), grad(cost, (0, 1, 2, 3))(*inputs), strict=True):
        assert_close(actual, expected)


@every_chain
def test_the_chain_is_linear_in_each_argument(sizes: tuple[int, ...]) -> None:
    inputs = chain_inputs(sizes)
    C, cache = ref.chain_forward(*inputs)
    for value, gradient in zip(inputs, ref.chain_backward(cache), strict=True):
        assert_close(np.vdot(value, gradient), C, rtol=1e-9, atol=1e-9)


def every_result(dtype: type[np.floating]) -> list[Array]:
    z, W, y, upstream, J = drawn((3,), (2, 3), (3,), (2,), (2, 3, 4), dtype=dtype)
    results = [ref.sigmoid_jacobian(z), ref.softmax_jacobian(z), ref.vjp(W, upstream), ref.weight_jacobian(W, y)]
    results += [ref.tensor_vjp(J, upstream), ref.weight_gradient(upstream, y), ref.numerical_jacobian(np.sin, z, 0.1)]
    return [*results, *ref.chain_backward(ref.chain_forward(*chain_inputs((3, 4, 2), dtype))[1])]


def test_float32_in_gives_float32_out() -> None:
    for array in every_result(np.float32):
        assert array.dtype == np.float32


def test_float32_is_as_accurate_as_float32_can_be() -> None:
    z, *_ = drawn((6,), dtype=np.float32)
    wide = z.astype(np.float64)
    assert_close(ref.softmax_jacobian(z), ref.softmax_jacobian(wide), rtol=1e-5, atol=1e-6)
    assert_close(ref.sigmoid_jacobian(z), ref.sigmoid_jacobian(wide), rtol=1e-5, atol=1e-6)
    assert_close(ref.numerical_jacobian(np.sin, z, 0.1), ref.numerical_jacobian(np.sin, wide, 0.1), 1e-4, 1e-5)
    inputs = chain_inputs((5, 4, 3), np.float32)
    exact = ref.chain_backward(ref.chain_forward(*(array.astype(np.float64) for array in inputs))[1])
    for narrow, right in zip(ref.chain_backward(ref.chain_forward(*inputs)[1]), exact, strict=True):
        assert_close(narrow, right, rtol=1e-5, atol=1e-5)


def test_no_argument_is_modified_and_no_cache_is_spoilt() -> None:
    z, W, y, upstream, J = drawn((3,), (2, 3), (3,), (2,), (2, 3, 4))
    inputs = chain_inputs((3, 4, 2))
    for array in (z, W, y, upstream, J, *inputs):
        array.flags.writeable = False
    ref.sigmoid_jacobian(z)
    ref.softmax_jacobian(z)
    ref.vjp(W, upstream)
    ref.weight_jacobian(W, y)
    ref.tensor_vjp(J, upstream)
    ref.weight_gradient(upstream, y)
    _, cache = ref.chain_forward(*inputs)
    for once, twice in zip(ref.chain_backward(cache), ref.chain_backward(cache), strict=True):
        np.testing.assert_array_equal(once, twice)


def test_the_notebook_has_one_exercise_and_one_check_for_every_row_of_points() -> None:
    names = [exercise.name for exercise in load_assignment("jacobians").exercises]
    assert [cell.metadata["exercise"] for cell in NOTEBOOK.cells if "exercise" in cell.metadata] == names
    assert [cell.metadata["check"] for cell in NOTEBOOK.cells if "check" in cell.metadata] == names
    assert load_assignment("jacobians").max_score == 100


def run_notebook(folder: Path, old: str = "", new: str = "") -> subprocess.CompletedProcess[str]:
    """Run the code of all cells outside Jupyter, pictures drawn into nothing, any warning an error."""
    shutil.copy(gradient_check.__file__, folder)
    shutil.copy(Path(gradient_check.__file__).parent / "digits.npz", folder)
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
    assert float(run.stdout.split("right for ")[1].split("%")[0]) > 90


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("return jacobian.T @ upstream", "return jacobian[:2] @ upstream[:2]", "dx of a square Jacobian is off"),
        ("jacobian.reshape(n, -1)", "jacobian.reshape(-1, n).T", "dX is off"),
        ("np.diag(a) - np.outer(a, a)", "np.diag(a) - a @ a.T", "J is off"),
        ("f(x - step)) / (2 * h)", "f(x)) / h", "J of cubes, h = 0.1 is off"),
        ("np.outer(upstream, y)", "np.outer(y, upstream)", "dW has the wrong shape: yours (4, 2), expected (2, 4)"),
    ],
)
def test_a_public_check_stops_what_is_wrong(tmp_path: Path, old: str, new: str, message: str) -> None:
    run = run_notebook(tmp_path, old, new)
    assert run.returncode == 1
    assert f"AssertionError: {message}" in run.stderr
