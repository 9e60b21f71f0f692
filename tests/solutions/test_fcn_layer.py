"""The reference against HIPS autograd; every forward is written here a second time, none is differentiated by hand."""

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
from autograd import make_vjp
from matplotlib import font_manager
from oracle import assert_close

import solutions.fcn_layer as ref
from autograder.course import load_assignment
from autograder.handout import gradient_check

Array = npt.NDArray[np.floating]
HANDOUT = Path(gradient_check.__file__).parent
NOTEBOOK = jupytext.read(ref.__file__, fmt="py:percent")
SHAPES = [(3, 2, 4), (2, 3, 5), (4, 4, 4), (3, 2, 1), (1, 3, 4), (3, 1, 4), (1, 1, 1), (65, 70, 33)]
ORACLES = {
    "sigmoid": lambda Z: 0.5 * (1 + anp.tanh(0.5 * Z)),
    "tanh": lambda Z: (anp.exp(2 * Z) - 1) / (anp.exp(2 * Z) + 1),
    "relu": lambda Z: 0.5 * (Z + anp.abs(Z)),
    "softmax": lambda Z: anp.exp(Z) / anp.sum(anp.exp(Z), axis=0, keepdims=True),
}

every_shape = pytest.mark.parametrize("shape", SHAPES, ids=str)
every_activation = pytest.mark.parametrize("activation", ref.ACTIVATIONS)


def layer_inputs(shape: tuple[int, ...], dtype: type[np.floating] = np.float64) -> tuple[Array, ...]:
    n_prev, n, m = shape
    rng = np.random.default_rng([n_prev, n, m])
    sizes = [(n_prev, m), (n, n_prev), (n, 1), (n, m)]
    A_prev, W, b, upstream = (rng.standard_normal(size).astype(dtype) for size in sizes)
    return A_prev, W / np.sqrt(n_prev, dtype=dtype), b, upstream


def network(dtype: type[np.floating] = np.float64) -> tuple[dict[str, Array], list[str], Array]:
    rng = np.random.default_rng(7)
    sizes, m, activations = [3, 5, 4, 2], 6, ["tanh", "relu", "softmax"]
    values = {"A0": rng.standard_normal((3, m)).astype(dtype)}
    for layer in (1, 2, 3):
        values[f"W{layer}"] = rng.standard_normal((sizes[layer], sizes[layer - 1])).astype(dtype)
        values[f"b{layer}"] = rng.standard_normal((sizes[layer], 1)).astype(dtype)
    Y = np.eye(2, dtype=dtype)[:, [0, 1, 1, 0, 1, 1]]
    return values, activations, Y


@every_shape
def test_linear_forward_is_the_sum_over_features_plus_bias(shape: tuple[int, ...]) -> None:
    A_prev, W, b, _ = layer_inputs(shape)
    Z, _ = ref.linear_forward(A_prev, W, b)
    assert_close(Z, np.einsum("jk,ki->ji", W, A_prev) + np.tile(b, shape[2]))


@every_shape
def test_linear_backward_is_the_vjp_autograd_finds(shape: tuple[int, ...]) -> None:
    A_prev, W, b, dZ = layer_inputs(shape)
    _, cache = ref.linear_forward(A_prev, W, b)
    pull_back, _ = make_vjp(lambda inputs: anp.dot(inputs[1], inputs[0]) + inputs[2])((A_prev, W, b))
    for actual, expected in zip(ref.linear_backward(dZ, cache), pull_back(dZ), strict=True):
        assert_close(actual, expected)


@every_shape
@every_activation
def test_activation_and_its_gradient_agree_with_autograd(shape: tuple[int, ...], activation: str) -> None:
    *_, Z = layer_inputs(shape)
    dA = np.cos(np.arange(Z.size, dtype=float)).reshape(Z.shape)
    pull_back, expected = make_vjp(ORACLES[activation])(Z)
    A, cache = ref.activation_forward(Z, activation)
    assert_close(A, expected)
    assert_close(ref.activation_backward(dA, cache, activation), pull_back(dA))


@every_shape
@every_activation
def test_layer_and_its_gradients_agree_with_autograd(shape: tuple[int, ...], activation: str) -> None:
    A_prev, W, b, dA = layer_inputs(shape)
    oracle = ORACLES[activation]
    pull_back, expected = make_vjp(lambda inputs: oracle(anp.dot(inputs[1], inputs[0]) + inputs[2]))((A_prev, W, b))
    A, cache = ref.layer_forward(A_prev, W, b, activation)
    assert_close(A, expected)
    for actual, gradient in zip(ref.layer_backward(dA, cache, activation), pull_back(dA), strict=True):
        assert_close(actual, gradient)


@pytest.mark.parametrize("shape", [(3, 4), (4, 3), (5, 1), (1, 2), (10, 64)], ids=str)
def test_cross_entropy_and_its_gradient_agree_with_autograd(shape: tuple[int, ...]) -> None:
    k, m = shape
    AL = ORACLES["softmax"](np.random.default_rng(m).standard_normal(shape))
    Y = np.eye(k)[:, np.arange(m) % k]
    pull_back, expected = make_vjp(lambda P: -anp.mean(anp.sum(Y * anp.log(P), axis=0)))(AL)
    J, dAL = ref.cross_entropy(AL, Y)
    assert isinstance(J, float)
    assert_close(J, expected)
    assert_close(dAL, pull_back(1.0))


def test_model_backward_after_three_layers_agrees_with_autograd() -> None:
    values, activations, Y = network()

    def cost(v: dict[str, Array]) -> Array:
        A = v["A0"]
        for layer, activation in enumerate(activations, start=1):
            A = ORACLES[activation](anp.dot(v[f"W{layer}"], A) + v[f"b{layer}"])
        return -anp.mean(anp.sum(Y * anp.log(A), axis=0))

    pull_back, expected = make_vjp(cost)(values)
    AL, caches = ref.model_forward(values["A0"], values, activations)
    J, dAL = ref.cross_entropy(AL, Y)
    gradients = ref.model_backward(dAL, caches, activations)
    assert_close(J, expected)
    for name, gradient in pull_back(1.0).items():
        assert_close(gradients[f"d{name}"], gradient)
    assert set(gradients) - {f"d{name}" for name in values} == {"dA1", "dA2"}


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "softmax"])
def test_softmax_sigmoid_and_tanh_stay_right_for_large_entries(activation: str) -> None:
    Z = np.array([[800.0, -800.0], [-800.0, 800.0], [799.0, -1e300]])
    e = np.exp(-1)
    expected = {
        "sigmoid": [[1, 0], [0, 1], [1, 0]],
        "tanh": [[1, -1], [-1, 1], [1, -1]],
        "softmax": [[1 / (1 + e), 0], [0, 1], [e / (1 + e), 0]],
    }
    A, cache = ref.activation_forward(Z, activation)
    assert_close(A, expected[activation])
    assert np.isfinite(ref.activation_backward(np.ones_like(Z), cache, activation)).all()


def test_relu_takes_slope_zero_at_its_kink() -> None:
    Z = np.array([[-1.0, 0.0, 2.0]])
    _, cache = ref.activation_forward(Z, "relu")
    assert_close(ref.activation_backward(np.full_like(Z, 3), cache, "relu"), [[0, 0, 3]])


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_cross_entropy_is_finite_where_probabilities_are_zero(dtype: type[np.floating]) -> None:
    AL = np.array([[1, 0, 0.25], [0, 1, 0.75]], dtype)
    Y = np.array([[0, 0, 1], [1, 1, 0]], dtype)
    J, dAL = ref.cross_entropy(AL, Y)
    assert np.isfinite(J)
    assert np.isfinite(dAL).all()
    assert_close(dAL[:, 2], np.array([-1 / 3 / 0.25, 0], dtype))
    tiny, one = np.full((1, 1), np.finfo(dtype).tiny), np.ones((1, 1), dtype)  # the smallest that is not clipped
    np.testing.assert_allclose(ref.cross_entropy(tiny, one)[0], -np.log(tiny[0, 0]), rtol=1e-6)


@every_activation
def test_float32_in_gives_float32_out(activation: str) -> None:
    A_prev, W, b, dA = layer_inputs((3, 2, 4), np.float32)
    A, cache = ref.layer_forward(A_prev, W, b, activation)
    gradients = ref.layer_backward(dA, cache, activation)
    assert {array.dtype for array in (A, *gradients)} == {np.dtype(np.float32)}
    exact = [x.astype(np.float64) for x in (A_prev, W, b)]
    wide, wide_cache = ref.layer_forward(exact[0], exact[1], exact[2], activation)
    np.testing.assert_allclose(A, wide, rtol=1e-5, atol=1e-6)
    for narrow, right in zip(gradients, ref.layer_backward(dA.astype(np.float64), wide_cache, activation), strict=True):
        np.testing.assert_allclose(narrow, right, rtol=1e-5, atol=1e-6)


def test_a_whole_pass_in_float32_stays_in_float32() -> None:
    values, activations, Y = network(np.float32)
    AL, caches = ref.model_forward(values["A0"], values, activations)
    _, dAL = ref.cross_entropy(AL, Y)
    gradients = ref.model_backward(dAL, caches, activations)
    assert {array.dtype for array in (AL, dAL, *gradients.values())} == {np.dtype(np.float32)}


@every_activation
def test_no_argument_is_modified_by_a_layer(activation: str) -> None:
    arguments = layer_inputs((3, 2, 4))
    for array in arguments:
        array.flags.writeable = False
    A_prev, W, b, dA = arguments
    _, cache = ref.layer_forward(A_prev, W, b, activation)
    first = ref.layer_backward(dA, cache, activation)
    for once, twice in zip(first, ref.layer_backward(dA, cache, activation), strict=True):
        np.testing.assert_array_equal(once, twice)


def test_no_argument_is_modified_by_a_model() -> None:
    values, activations, Y = network()
    AL, _ = ref.model_forward(values["A0"], values, activations)
    _, dAL = ref.cross_entropy(AL, Y)
    for array in (*values.values(), Y, AL, dAL):
        array.flags.writeable = False
    _, caches = ref.model_forward(values["A0"], values, activations)
    ref.cross_entropy(AL, Y)
    ref.model_backward(dAL, caches, activations)


def test_an_unknown_activation_is_refused_with_the_valid_names() -> None:
    Z = np.ones((2, 3))
    valid = "unknown activation 'swish'; use one of sigmoid, tanh, relu, softmax"
    with pytest.raises(ValueError, match=f"activation_forward: {valid}"):
        ref.activation_forward(Z, "swish")
    with pytest.raises(ValueError, match=f"activation_backward: {valid}"):
        ref.activation_backward(Z, Z, "swish")


def test_the_notebook_has_one_exercise_and_one_check_for_every_row_of_points() -> None:
    names = [exercise.name for exercise in load_assignment("fcn_layer").exercises]
    assert [cell.metadata["exercise"] for cell in NOTEBOOK.cells if "exercise" in cell.metadata] == names
    assert [cell.metadata["check"] for cell in NOTEBOOK.cells if "check" in cell.metadata] == names


def test_every_exercise_cell_holds_its_function_and_one_marked_answer() -> None:
    for cell in NOTEBOOK.cells:
        if "exercise" in cell.metadata:
            before, answer = cell.source.split("    ### BEGIN SOLUTION\n")
            assert before.startswith(f"def {cell.metadata['exercise']}(")
            assert before.rstrip().endswith('"""')
            assert answer.endswith("\n    ### END SOLUTION")


def run_notebook(folder: Path, old: str = "", new: str = "") -> subprocess.CompletedProcess[str]:
    """Run the code of all cells outside Jupyter, pictures drawn into nothing, any warning an error."""
    for helper in (HANDOUT / "gradient_check.py", HANDOUT / "digits.npz"):
        shutil.copy(helper, folder)
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
    assert float(run.stdout.split("epoch  60")[1].split("%")[0].split()[-1]) >= 95


def test_the_public_check_stops_a_transposed_weight_gradient(tmp_path: Path) -> None:
    run = run_notebook(tmp_path, "dW = dZ @ A_prev.T", "dW = A_prev @ dZ.T")
    assert run.returncode == 1
    assert "AssertionError: dW has the wrong shape: yours (3, 2), expected (2, 3)" in run.stderr
