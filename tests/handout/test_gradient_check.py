import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import matplotlib as mpl
import numpy as np
import numpy.typing as npt
import pytest

from autograder.handout.gradient_check import check_backward, check_values

mpl.use("Agg")
import matplotlib.pyplot as plt

Array = npt.NDArray[np.float64]
Cache = tuple[Array, Array]
Gradients = tuple[Array, Array, Array]

WRT = ("A_prev", "W", "b")


@pytest.fixture(autouse=True)
def no_figure_is_left() -> Iterator[None]:
    yield
    plt.close("all")


def forward(A_prev: Array, W: Array, b: Array) -> tuple[Array, Cache]:
    return W @ A_prev + b, (A_prev, W)


def right(dZ: Array, cache: Cache) -> Gradients:
    A_prev, W = cache
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


def inputs(n_prev: int = 3, n: int = 2, m: int = 4) -> list[Array]:
    rng = np.random.default_rng(5)
    return [rng.standard_normal(shape) for shape in [(n_prev, m), (n, n_prev), (n, 1)]]


def with_gradient(position: int, change: Callable[[Array, Array], object]) -> Callable[[Array, Cache], object]:
    """Return a backward that is right but for the gradient at ``position``."""

    def backward(dZ: Array, cache: Cache) -> object:
        gradients: list[Any] = list(right(dZ, cache))
        gradients[position] = change(gradients[position], dZ)
        return tuple(gradients)

    return backward


@pytest.mark.parametrize("sizes", [(3, 2, 4), (3, 3, 3), (3, 2, 1), (1, 1, 1)], ids=str)
def test_a_right_backward_passes_with_a_table_and_no_picture(
    sizes: tuple[int, int, int], capsys: pytest.CaptureFixture[str]
) -> None:
    check_backward(forward, right, inputs(*sizes), WRT)
    printed = capsys.readouterr()
    assert [line.split()[0] for line in printed.out.splitlines()] == ["gradient", "dA_prev", "dW", "db"]
    assert printed.out.count("right") == 3
    assert printed.err == ""
    assert plt.get_fignums() == []


@pytest.mark.parametrize("scale", [1e-3, 1, 1e3])
def test_right_gradients_pass_at_every_scale_of_the_inputs(scale: float) -> None:
    check_backward(forward, right, [scale * x for x in inputs()], WRT)


def test_a_true_gradient_of_zero_passes() -> None:
    check_backward(lambda Z: (Z / Z, Z), lambda _dA, Z: np.zeros_like(Z), [np.array([[1.0, 2, 3]])], ["Z"])


def test_a_scalar_cost_can_be_checked() -> None:
    Y = np.array([[0.0, 1], [1, 0], [0, 0]])
    AL = np.array([[0.2, 0.7], [0.5, 0.1], [0.3, 0.2]])

    def cost(AL: Array) -> tuple[float, Array]:
        return -np.sum(Y * np.log(AL)) / 2, -Y / AL / 2

    check_backward(cost, lambda upstream, dAL: upstream * dAL, [AL], ["AL"])
    with pytest.raises(AssertionError, match=r"dAL is off, most at dAL\[1, 0\]"):
        check_backward(cost, lambda upstream, dAL: 2 * upstream * dAL, [AL], ["AL"])


def test_a_dictionary_is_read_by_name_and_may_hold_more() -> None:
    def backward(dZ: Array, cache: Cache) -> dict[str, Array]:
        return dict(zip(("dA_prev", "dW", "db"), right(dZ, cache), strict=True)) | {"dZ": dZ}

    check_backward(forward, backward, inputs(), WRT)
    with pytest.raises(AssertionError, match=r"backward returned no dc; its keys are dA_prev, dW, db, dZ"):
        check_backward(forward, backward, inputs(), ("A_prev", "W", "c"))


def test_a_transposed_square_gradient_is_off_and_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(AssertionError, match=r"^dW is off, most at dW\[\d, \d\]: yours \S+, numerical \S+$"):
        check_backward(forward, with_gradient(1, lambda dW, _: dW.T), inputs(3, 3, 3), WRT)
    printed = capsys.readouterr()
    assert [line.split()[-1] for line in printed.out.splitlines()[1:]] == ["right", "OFF", "right"]
    assert printed.err == ""
    titles = [axis.get_title() for axis in plt.gcf().axes]
    assert [title for title in titles if title] == ["dW: yours minus numerical"]


def test_a_mean_instead_of_a_sum_names_the_worst_element_with_both_values() -> None:
    A_prev, W, b = inputs()
    dZ = np.random.default_rng(0).standard_normal((2, 4))
    worst = np.abs(dZ.sum(axis=1)).argmax()
    total = dZ.sum(axis=1)[worst]
    with pytest.raises(AssertionError) as caught:
        check_backward(forward, with_gradient(2, lambda db, _: db / 4), [A_prev, W, b], WRT)
    message = f"db is off, most at db[{worst}, 0]: yours {total / 4:.10g}, numerical {total:.10g}"
    assert str(caught.value) == message


def test_the_wrong_axis_is_a_wrong_shape_and_is_not_drawn() -> None:
    backward = with_gradient(2, lambda _, dZ: dZ.sum(axis=0, keepdims=True))
    with pytest.raises(AssertionError, match=r"^db has the wrong shape: yours \(1, 4\), expected \(2, 1\)$"):
        check_backward(forward, backward, inputs(), WRT)
    assert plt.get_fignums() == []


def test_several_wrong_gradients_are_all_named_and_drawn() -> None:
    with pytest.raises(AssertionError, match=r"(?s)dA_prev is off.*dW is off.*db is off"):
        check_backward(forward, lambda dZ, cache: tuple(-g for g in right(dZ, cache)), inputs(), WRT)
    assert len([axis for axis in plt.gcf().axes if axis.get_title()]) == 3


@pytest.mark.parametrize("value", [np.nan, np.inf, 1e307])
def test_absurd_numbers_are_off_without_a_warning(value: float) -> None:
    backward = with_gradient(1, lambda dW, _: np.where(np.arange(3) == 1, value, dW))
    with pytest.raises(AssertionError, match=r"dW is off, most at dW\[0, 1\]: yours"):
        check_backward(forward, backward, inputs(), WRT)
    plt.gcf().canvas.draw()


def test_a_gradient_of_only_nan_is_reported_without_a_warning() -> None:
    with pytest.raises(AssertionError, match=r"dW is off, most at dW\[0, 0\]: yours nan, numerical"):
        check_backward(forward, with_gradient(1, lambda dW, _: dW * np.nan), inputs(), WRT)
    plt.gcf().canvas.draw()


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda _: None, "dW is None, expected a NumPy array of shape (2, 3)"),
        (lambda dW: dW.tolist(), "dW is a list, expected a NumPy array of shape (2, 3)"),
        (lambda dW: [dW[0], dW[1]], "dW is a list, expected a NumPy array of shape (2, 3)"),
        (lambda _: [[1.0], [1.0, 2.0]], "dW is a list, expected a NumPy array of shape (2, 3)"),
        (lambda dW: dW + 0j, "dW holds complex128, expected real numbers in an array of shape (2, 3)"),
        (lambda dW: dW.astype(object), "dW holds float, expected real numbers in an array of shape (2, 3)"),
        (lambda dW: dW > 0, "dW holds bool, expected real numbers in an array of shape (2, 3)"),
    ],
)
def test_what_is_no_array_of_numbers_does_not_pass(change: Callable[[Array], object], problem: str) -> None:
    with pytest.raises(AssertionError) as caught:
        check_backward(forward, with_gradient(1, lambda dW, _: change(dW)), inputs(), WRT)
    assert str(caught.value) == problem


@pytest.mark.parametrize("kind", [np.ma.masked_array, np.longdouble, np.asfortranarray], ids=str)
def test_every_kind_of_array_passes(kind: Callable[[Array], object]) -> None:
    check_backward(forward, with_gradient(1, lambda dW, _: kind(dW)), inputs(), WRT)


def test_too_few_gradients_are_counted() -> None:
    with pytest.raises(AssertionError, match="backward returned 2 gradients, expected 3: dA_prev, dW, db"):
        check_backward(forward, lambda dZ, cache: right(dZ, cache)[:2], inputs(), WRT)


def test_a_forward_without_a_cache_is_told_what_to_return() -> None:
    with pytest.raises(AssertionError, match=r"forward returned a ndarray, expected a pair: \(output, cache\)"):
        check_backward(lambda A_prev, W, b: forward(A_prev, W, b)[0], right, inputs(), WRT)


def test_a_forward_that_returns_none_as_output_is_told() -> None:
    with pytest.raises(AssertionError, match="the output of forward is None, expected a NumPy array or a number"):
        check_backward(lambda *_: (None, None), right, inputs(), WRT)


def test_a_forward_that_returns_a_list_as_output_is_told() -> None:
    with pytest.raises(AssertionError, match="the output of forward is a list, expected a NumPy array or a number"):
        check_backward(lambda *given: (forward(*given)[0].tolist(), given), right, inputs(), WRT)


def test_a_modified_upstream_gradient_is_reported() -> None:
    def relu_backward(dA: Array, Z: Array) -> Array:
        dA[Z <= 0] = 0
        return dA

    Z = np.array([[-1.0, 2, 0.5], [1, -3, 4]])
    with pytest.raises(AssertionError, match="the upstream gradient was modified: work on a new array"):
        check_backward(lambda Z: (np.maximum(Z, 0), Z), relu_backward, [Z], ["Z"])


def test_a_modified_input_is_named_and_the_caller_keeps_his_own() -> None:
    def greedy(A_prev: Array, W: Array, b: Array) -> tuple[Array, Cache]:
        b += 1
        return forward(A_prev, W, b)

    mine = inputs()
    before = mine[2].copy()
    with pytest.raises(AssertionError, match=r"^b was modified"):
        check_backward(greedy, right, mine, WRT)
    np.testing.assert_array_equal(mine[2], before)


def test_many_failing_checks_share_one_figure() -> None:
    for _ in range(25):
        with pytest.raises(AssertionError):
            check_backward(lambda x: (x * x, x), lambda g, x: g * x, [np.array([1.0])], ["x"])
    assert len(plt.get_fignums()) == 1


def test_right_values_print_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    check_values("Z", np.array([[1.0, 2], [3, 4], [5, 6 + 1e-9]]), [[1, 2], [3, 4], [5, 6]])
    check_values("J", np.float64(0.5), 0.5)
    assert capsys.readouterr() == ("Z: right, shape (3, 2)\nJ: right, shape ()\n", "")


@pytest.mark.parametrize(
    ("actual", "message"),
    [
        ([[1.0, 2.0]], r"^Z has the wrong shape: yours \(1, 2\), expected \(2, 1\)$"),
        ([[1.0], [2.5]], r"^Z is off, most at Z\[1, 0\]: yours 2.5, expected 2$"),
        ([[np.nan], [2.0]], r"^Z is off, most at Z\[0, 0\]: yours nan, expected 1$"),
        ([[1 + 0j], [2]], r"^Z holds complex128, expected real numbers in an array of shape \(2, 1\)$"),
        ([["1"], ["2"]], r"^Z holds str_, expected real numbers in an array of shape \(2, 1\)$"),
    ],
)
def test_wrong_values_say_what_is_wrong(actual: list[list[object]], message: str) -> None:
    with pytest.raises(AssertionError, match=message):
        check_values("Z", np.array(actual), [[1], [2]])


@pytest.mark.parametrize(
    "actual", [[[1.0], [2.0]], ((1.0,), (2.0,)), [np.ones(1), 2 * np.ones(1)], [[1.0], [2.0, 3.0]]]
)
def test_a_list_of_the_right_values_is_no_array(actual: object) -> None:
    with pytest.raises(AssertionError, match=r"^Z is a (list|tuple), expected a NumPy array of shape \(2, 1\)$"):
        check_values("Z", actual, [[1], [2]])


@pytest.mark.parametrize("actual", [1, 1.0, np.float32(1), np.asarray(1.0)])
def test_a_number_may_be_of_any_type(actual: object) -> None:
    check_values("J", actual, 1)
    with pytest.raises(AssertionError, match=r"^J is a list, expected a number$"):
        check_values("J", [actual], 1)


def test_a_wrong_scalar_has_no_index() -> None:
    with pytest.raises(AssertionError, match=r"^J is off, most at J: yours 1, expected 0.5$"):
        check_values("J", 1.0, 0.5)


def test_importing_it_does_not_import_matplotlib() -> None:
    code = "import sys, autograder.handout.gradient_check; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
