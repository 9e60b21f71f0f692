"""The reference against HIPS autograd; every forward is written here a second time, none is differentiated by hand."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from importlib.resources import files
from itertools import chain, pairwise
from pathlib import Path

import autograd.numpy as anp
import jupytext
import numpy as np
import numpy.typing as npt
import pytest
from autograd import grad, make_jvp
from matplotlib import font_manager
from oracle import assert_close

import solutions.four_equations as ref
from autograder.handout import gradient_check

Array = npt.NDArray[np.floating]
Network = tuple[list[Array], list[Array]]
NOTEBOOK = jupytext.read(ref.__file__, fmt="py:percent")
DIGITS = files("autograder").joinpath("handout", "digits.npz")
SIZES = [(3, 4, 2), (4, 3), (2, 5, 3, 4), (3, 3, 3), (3, 1, 2), (1, 1), (1, 4, 1), (30, 20, 33, 10)]
SHAPES = [(3, 4), (4, 3), (5, 1), (1, 6), (1, 1), ()]

every_size = pytest.mark.parametrize("sizes", SIZES, ids=str)
every_shape = pytest.mark.parametrize("shape", SHAPES, ids=str)


def oracle_sigmoid(z: Array) -> Array:
    return 0.5 * (1 + anp.tanh(0.5 * z))


def oracle_cost(network: Network, X: Array, Y: Array) -> Array:
    A = X
    for w, b in zip(*network, strict=True):
        A = oracle_sigmoid(anp.dot(w, A) + b)
    return 0.5 * anp.sum((Y - A) ** 2)


def drawn(sizes: Sequence[int], m: int = 1, dtype: type[np.floating] = np.float64) -> tuple[Array, Array, Network]:
    rng = np.random.default_rng([*sizes, m])
    weights = [(rng.standard_normal((n, n_prev)) / np.sqrt(n_prev)).astype(dtype) for n_prev, n in pairwise(sizes)]
    biases = [rng.standard_normal((n, 1)).astype(dtype) for n in sizes[1:]]
    X, Y = rng.standard_normal((sizes[0], m)).astype(dtype), rng.uniform(size=(sizes[-1], m)).astype(dtype)
    return X, Y, (weights, biases)


def assert_all_close(actual: Sequence[Array], expected: Sequence[Array], rtol: float = 1e-9) -> None:
    for one, other in zip(actual, expected, strict=True):
        assert_close(one, other, rtol)


@every_shape
def test_sigmoid_and_its_slope_agree_with_autograd(shape: tuple[int, ...]) -> None:
    z = 3 * np.random.default_rng(1).standard_normal(shape)
    assert_close(ref.sigmoid(z), oracle_sigmoid(z))
    assert_close(ref.sigmoid_prime(z), grad(lambda at: anp.sum(oracle_sigmoid(at)))(z))


def test_sigmoid_is_right_and_quiet_for_large_entries() -> None:
    z = np.array([[800.0, -800, 1e300], [-1e300, 40, 0]])
    with np.errstate(all="raise", under="ignore"):
        assert_close(ref.sigmoid(z), np.array([[1, 0, 1], [0, 1, 0.5]]))
        assert_close(ref.sigmoid_prime(z), np.array([[0, 0, 0], [0, np.exp(-40), 0.25]]))


@pytest.mark.parametrize("shape", [(5, 1), (1, 1), (4, 3)], ids=str)
def test_output_error_is_the_gradient_of_the_cost_by_z(shape: tuple[int, ...]) -> None:
    rng = np.random.default_rng(2)
    z, y = rng.standard_normal(shape), rng.uniform(size=shape)
    expected = grad(lambda at: 0.5 * anp.sum((y - oracle_sigmoid(at)) ** 2))(z)
    assert_close(ref.output_error(oracle_sigmoid(z), y, z), expected)


@pytest.mark.parametrize(("k", "n"), [(3, 4), (4, 3), (1, 5), (5, 1), (1, 1), (3, 3)])
def test_hidden_error_is_the_gradient_of_what_comes_later_by_z(k: int, n: int) -> None:
    rng = np.random.default_rng([k, n])
    w, delta, z = rng.standard_normal((k, n)), rng.standard_normal((k, 1)), rng.standard_normal((n, 1))
    assert_close(ref.hidden_error(w, delta, z), grad(lambda at: anp.sum(delta * anp.dot(w, oracle_sigmoid(at))))(z))


@pytest.mark.parametrize(("n", "p"), [(3, 4), (4, 3), (1, 5), (5, 1), (1, 1), (3, 3)])
def test_bias_and_weight_gradient_are_those_of_a_linear_map(n: int, p: int) -> None:
    rng = np.random.default_rng([n, p])
    a, delta, w, b = (
        rng.standard_normal((p, 1)),
        rng.standard_normal((n, 1)),
        rng.standard_normal((n, p)),
        np.ones((n, 1)),
    )
    by_w, by_b = grad(lambda at: anp.sum(delta * (anp.dot(at[0], a) + at[1])))((w, b))
    assert_close(ref.weight_gradient(a, delta), by_w)
    assert_close(ref.bias_gradient(delta), by_b)


@every_size
def test_backprop_agrees_with_autograd(sizes: tuple[int, ...]) -> None:
    x, y, network = drawn(sizes)
    by_w, by_b = grad(oracle_cost)(network, x, y)
    nabla_b, nabla_w = ref.backprop(x, y, *network)
    assert_all_close(nabla_b, by_b)
    assert_all_close(nabla_w, by_w)


@every_size
@pytest.mark.parametrize("m", [1, 2, 7])
def test_backprop_batch_agrees_with_autograd_on_the_sum_over_samples(sizes: tuple[int, ...], m: int) -> None:
    X, Y, network = drawn(sizes, m)
    by_w, by_b = grad(oracle_cost)(network, X, Y)
    nabla_b, nabla_w = ref.backprop_batch(X, Y, *network)
    assert_all_close(nabla_b, by_b)
    assert_all_close(nabla_w, by_w)


@every_size
@pytest.mark.parametrize("m", [1, 2, 7])
def test_update_mini_batch_steps_against_the_gradient_of_the_mean_cost(sizes: tuple[int, ...], m: int) -> None:
    X, Y, network = drawn(sizes, m)
    gradient = grad(lambda at: oracle_cost(at, X, Y) / m)(network)
    mini_batch = [(X[:, [i]], Y[:, [i]]) for i in range(m)]
    stepped = ref.update_mini_batch(*network, mini_batch, 0.3)
    for new, old, by in zip(stepped, network, gradient, strict=True):
        assert_all_close(new, [p - 0.3 * slope for p, slope in zip(old, by, strict=True)])


@every_size
def test_directional_derivative_agrees_with_autograds_forward_mode(sizes: tuple[int, ...]) -> None:
    x, y, network = drawn(sizes)
    *_, direction = drawn(sizes, 2)
    actual = ref.directional_derivative(x, y, *network, *direction)
    _, expected = make_jvp(oracle_cost)(network, x, y)(direction)
    assert isinstance(actual, float)
    assert_close(actual, expected)


@pytest.mark.parametrize("m", [1, 6])
def test_float32_comes_back_as_float32_and_right(m: int) -> None:
    X, Y, network = drawn((3, 5, 2), m, np.float32)
    by_w, by_b = grad(oracle_cost)([[p.astype(np.float64) for p in part] for part in network], X, Y)
    mini_batch = [(X[:, [i]], Y[:, [i]]) for i in range(m)]
    nabla_b, nabla_w = ref.backprop_batch(X, Y, *network)
    assert_all_close(nabla_b, by_b, rtol=1e-4)
    assert_all_close(nabla_w, by_w, rtol=1e-4)
    found = [*nabla_b, *nabla_w, *chain(*ref.backprop(X[:, :1], Y[:, :1], *network))]
    found += [array for part in ref.update_mini_batch(*network, mini_batch, 0.3) for array in part]
    assert {array.dtype for array in found} == {np.dtype(np.float32)}


@pytest.mark.parametrize("name", ["backprop", "backprop_batch", "update_mini_batch", "directional_derivative", "train"])
def test_arguments_are_left_as_they_were(name: str) -> None:
    X, Y, (weights, biases) = drawn((3, 4, 2), 5)
    samples = [(X[:, [i]], Y[:, [i]]) for i in range(5)]
    arguments = {
        "backprop": (X[:, :1], Y[:, :1], weights, biases),
        "backprop_batch": (X, Y, weights, biases),
        "update_mini_batch": (weights, biases, samples, 0.5),
        "directional_derivative": (X[:, :1], Y[:, :1], weights, biases, weights, biases),
        "train": (samples, [3, 4, 2], 2, 2, 0.5, np.random.default_rng(1)),
    }
    for array in (X, Y, *weights, *biases, *(one for sample in samples for one in sample)):
        array.flags.writeable = False
    order = [id(sample) for sample in samples]
    getattr(ref, name)(*arguments[name])
    assert [id(sample) for sample in samples] == order


@every_shape
def test_elementwise_functions_leave_their_arguments_as_they_were(shape: tuple[int, ...]) -> None:
    z = np.random.default_rng(3).standard_normal(shape)
    z = np.asarray(z)
    z.flags.writeable = False
    ref.sigmoid(z)
    ref.sigmoid_prime(z)
    ref.output_error(z, z, z)


def digits() -> list[tuple[Array, Array]]:
    with DIGITS.open("rb") as file, np.load(file) as found:
        images, labels = found["images"].reshape(-1, 64, 1) / 16, found["labels"]
    return [(image, np.eye(10)[:, [label]]) for image, label in zip(images, labels, strict=True)]


def accuracy(network: Network, samples: Sequence[tuple[Array, Array]]) -> float:
    A = np.hstack([x for x, _ in samples])
    for w, b in zip(*network, strict=True):
        A = ref.sigmoid(w @ A + b)
    return float(np.mean(A.argmax(axis=0) == np.hstack([y for _, y in samples]).argmax(axis=0)))


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_a_trained_network_reads_92_per_cent_of_digits_kept_back(seed: int) -> None:
    data = digits()
    network = ref.train(data[:-297], [64, 30, 10], 10, 10, 3.0, np.random.default_rng(seed))
    assert accuracy(network, data[-297:]) >= 0.92


def test_the_same_seed_trains_the_same_network_and_another_seed_another() -> None:
    data = digits()[:30]
    learn = partial(ref.train, data, [64, 5, 10], 2, 7, 3.0)
    one, again, other = (learn(np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert all(map(np.array_equal, chain(*one), chain(*again)))
    assert not any(map(np.array_equal, chain(*one), chain(*other)))


@pytest.mark.parametrize("batch_size", [1, 4, 5, 30])
def test_one_epoch_uses_every_sample_once(batch_size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    data = digits()[:13]
    used: list[int] = []

    def note(weights: list[Array], biases: list[Array], mini_batch: list[tuple[Array, Array]], _eta: float) -> Network:
        used.extend(id(sample[0]) for sample in mini_batch)
        assert 0 < len(mini_batch) <= batch_size
        return weights, biases

    monkeypatch.setattr(ref, "update_mini_batch", note)
    ref.train(data, [64, 5, 10], 1, batch_size, 3.0, np.random.default_rng(1))
    assert sorted(used) == sorted(id(x) for x, _ in data)


def run_notebook(
    folder: Path, old: str = "", new: str = "", *, tags: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """Run the code outside Jupyter, without pictures, any warning an error; leave out cells with ``tags``."""
    shutil.copy(gradient_check.__file__, folder)
    (folder / "digits.npz").write_bytes(DIGITS.read_bytes())
    cells = [
        cell for cell in NOTEBOOK.cells if cell.cell_type == "code" and not {*cell.metadata.get("tags", ())} & {*tags}
    ]
    code = "\n\n".join(cell.source for cell in cells)
    assert old in code
    (folder / "notebook.py").write_text(code.replace(old, new, 1), encoding="utf-8")
    font_manager.findfont("DejaVu Sans")  # builds the font cache, which the run might announce on stderr
    command = [sys.executable, "-W", "error", "notebook.py"]
    env = os.environ | {"MPLBACKEND": "Agg", "OMP_NUM_THREADS": "1"}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=300, check=False)


def test_the_whole_notebook_runs_and_says_nothing_on_stderr(tmp_path: Path) -> None:
    run = run_notebook(tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert "OFF" not in run.stdout
    assert float(run.stdout.split("30 epochs:")[1].split("% of those")[0].split()[-1]) > 92


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("value: Array = np.where(z >= 0, 1, small) / (1 + small)", "value = 1 / (1 + np.exp(-z))", "overflow"),
        ("return a * (1 - a)", "return a", "sigmoid_prime is off, most at"),
        ("(a - y) * sigmoid_prime(z)", "(y - a) * sigmoid_prime(z)", "delta of the example is off"),
        ("w_next.T @ delta_next * sigmoid_prime(z)", "w_next.T @ delta_next", "delta of the hidden layer is off"),
        ("return delta @ a_prev.T", "return a_prev @ delta.T", "yours (2, 1), expected (1, 2)"),
        ("hidden_error(weights[i], deltas[0], zs[i - 1])", "hidden_error(weights[i], deltas[0], zs[i])", "broadcast"),
        ("delta.sum(axis=1, keepdims=True)", "delta", "yours (1, 2), expected (1, 1)"),
        ("step = eta / len(mini_batch)", "step = eta", "biases[1] after a step is off"),
        ("w - step * nabla", "w + step * nabla", "weights[1] after a step is off"),
        ("(dw @ a + w @ da + db)", "(dw @ a + w @ da)", "along one bias is off"),
        ("rng.permutation(len(data))", "np.random.permutation(len(data))", "the same seed gave two different networks"),
        ("for _ in range(epochs)", "for _ in range(1)", "expected 30 at least"),
    ],
)
def test_the_public_checks_stop_what_is_wrong(old: str, new: str, message: str, tmp_path: Path) -> None:
    run = run_notebook(tmp_path, old, new, tags=["demonstration"])
    assert run.returncode == 1
    assert message in run.stderr
