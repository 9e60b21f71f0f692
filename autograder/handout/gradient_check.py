"""Check your functions while you write them: numbers against numbers.

``check_values`` compares a result with numbers that are known, from an example worked by hand.

``check_backward`` needs no known numbers. Take any array ``upstream`` with the shape of the output: then
``J = sum(upstream * output)`` is a scalar, and dJ/d(output) is ``upstream``. So ``backward(upstream, cache)`` has to
be dJ/dX for every input X of ``forward``, and that can be measured: move one element of X by a small step to either
side and see how much J changes.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

STEP = 1e-5  # the formula is wrong by about STEP**2, rounding adds about 1e-16 / STEP: together some 1e-10
TOLERANCE = 1e-6
SMALL = 1e-3  # where the true gradient is zero there is only rounding: an error counts against this at least


class Comparison(NamedTuple):
    """One array held against the right one; ``problem`` is a sentence, empty if there is none."""

    name: str
    yours: Array
    right: Array
    verdict: str
    error: float
    problem: str


def check_values(name: str, actual: object, expected: npt.ArrayLike) -> None:
    """Print one line if ``actual`` has the shape and the values of ``expected``.

    Raises:
        AssertionError: it has not; says what differs, and where the most.
    """
    comparison = _compare(name, actual, np.asarray(expected, dtype=float), "expected")
    if comparison.problem:
        raise AssertionError(comparison.problem)
    print(f"{name}: right, shape {comparison.yours.shape}")


def check_backward(
    forward: Callable[..., Any],
    backward: Callable[..., Any],
    inputs: Iterable[npt.ArrayLike],
    wrt: Iterable[str],
) -> None:
    """Print a table if ``backward`` is the gradient of ``forward`` at ``inputs``; keep them small and off kinks.

    ``forward(*inputs)`` returns ``(output, cache)``. ``backward(upstream, cache)`` returns one gradient an input: by
    itself, as a tuple in the order of the inputs, or in a dictionary under ``"d" + name``. ``wrt`` names the inputs.

    Shapes:
        output: any, also a scalar; upstream: that of the output; dX: that of the input X.

    Raises:
        AssertionError: a gradient is off, or an argument was modified. Gradients that are off are drawn first.
    """
    names, originals = list(wrt), [np.array(x, dtype=float) for x in inputs]
    arguments = [x.copy() for x in originals]
    output, cache = _output_and_cache(forward, arguments)
    upstream = np.asarray(np.random.default_rng(0).standard_normal(output.shape))
    argument = upstream.copy()
    returned = _in_order(backward(argument, cache), [f"d{name}" for name in names])
    _require_unmodified([*names, "the upstream gradient"], [*arguments, argument], [*originals, upstream])

    comparisons = [
        _compare(f"d{name}", yours, _numerical_gradient(forward, originals, position, upstream), "numerical")
        for position, (name, yours) in enumerate(zip(names, returned, strict=True))
    ]
    print(_table(comparisons))
    problems = [comparison.problem for comparison in comparisons if comparison.problem]
    if problems:
        _draw([comparison for comparison in comparisons if comparison.verdict in {"OFF", "NOT FINITE"}])
        raise AssertionError("\n".join(problems))


def _output_and_cache(forward: Callable[..., Any], arguments: list[Array]) -> tuple[Array, Any]:
    result = forward(*arguments)
    if not isinstance(result, tuple) or len(result) != 2:
        msg = f"forward returned a {type(result).__name__}, expected a pair: (output, cache)"
        raise AssertionError(msg)
    is_array = isinstance(result[0], (np.ndarray, np.generic, int, float))
    if not is_array:
        msg = f"the output of forward is {_kind(result[0])}, expected a NumPy array or a number"
        raise AssertionError(msg)
    output = np.asarray(result[0])
    if output.dtype.kind not in "fiu":
        msg = f"the output of forward holds {output.dtype}, expected real numbers"
        raise AssertionError(msg)
    return output, result[1]


def _in_order(result: object, names: list[str]) -> list[object]:
    """Return the gradients that backward returned as a list in the order of ``names``."""
    if isinstance(result, dict):
        missing = [name for name in names if name not in result]
        if missing:
            msg = f"backward returned no {', '.join(missing)}; its keys are {', '.join(map(str, result))}"
            raise AssertionError(msg)
        return [result[name] for name in names]
    values = result if isinstance(result, (tuple, list)) else (result,)
    if len(values) != len(names):
        msg = f"backward returned {len(values)} gradients, expected {len(names)}: {', '.join(names)}"
        raise AssertionError(msg)
    return list(values)


def _require_unmodified(names: list[str], now: list[Array], before: list[Array]) -> None:
    for name, array, original in zip(names, now, before, strict=True):
        if not np.array_equal(array, original, equal_nan=True):
            msg = f"{name} was modified: work on a new array, never on an argument (`x = x * y`, not `x *= y`)"
            raise AssertionError(msg)


def _numerical_gradient(forward: Callable[..., Any], inputs: list[Array], position: int, upstream: Array) -> Array:
    """Return dJ/d(inputs[position]) for J = sum(upstream * output), by central differences."""
    gradient = np.zeros_like(inputs[position])
    for index in np.ndindex(gradient.shape):
        for sign in (1, -1):
            moved = [x.copy() for x in inputs]
            moved[position][index] += sign * STEP
            output, _ = _output_and_cache(forward, moved)
            gradient[index] += sign * np.sum(upstream * output) / (2 * STEP)
    return gradient


def _relative_error(yours: Array, right: Array) -> Array:
    """Return the error of each element, relative to its own size and to that of a typical one."""
    size = np.abs(right)
    return np.asarray(np.abs(yours - right) / (size + size.mean() + SMALL))


def _kind(value: object) -> str:
    return "None" if value is None else f"a {type(value).__name__}"


def _compare(name: str, given: object, right: Array, origin: str) -> Comparison:
    """Compare type, shape, finiteness and values, in this order; ``origin`` says where ``right`` is from."""
    if not isinstance(given, (np.ndarray, np.generic)) and (right.ndim or not isinstance(given, (int, float))):
        due = f"a NumPy array of shape {right.shape}" if right.ndim else "a number"
        problem = f"{name} is {_kind(given)}, expected {due}"
        return Comparison(name, np.asarray(None), right, "NO ARRAY", np.nan, problem)
    yours = np.asarray(given)
    if yours.dtype.kind not in "fiu":
        found = ", ".join(sorted({type(value).__name__ for value in yours.flat}))
        problem = f"{name} holds {found}, expected real numbers in an array of shape {right.shape}"
        return Comparison(name, yours, right, "NO NUMBERS", np.nan, problem)
    if yours.shape != right.shape:
        problem = f"{name} has the wrong shape: yours {yours.shape}, expected {right.shape}"
        return Comparison(name, yours, right, "WRONG SHAPE", np.nan, problem)
    finite = np.isfinite(yours)
    errors = np.where(finite, _relative_error(np.where(finite, yours, 0), right), np.inf)
    worst = np.unravel_index(errors.argmax(), errors.shape)
    if errors[worst] <= TOLERANCE:
        return Comparison(name, yours, right, "right", errors[worst], "")
    element = f"{name}[{', '.join(map(str, worst))}]" if worst else name
    problem = f"{name} is off, most at {element}: yours {yours[worst]:.10g}, {origin} {right[worst]:.10g}"
    return Comparison(name, yours, right, "OFF" if finite.all() else "NOT FINITE", errors[worst], problem)


def _table(comparisons: list[Comparison]) -> str:
    lines = [f"{'gradient':10}{'shape':12}{'largest relative error':26}verdict"]
    lines += [f"{c.name:10}{c.yours.shape!s:12}{c.error:<26.1e}{c.verdict}" for c in comparisons]
    return "\n".join(lines)


def _draw(comparisons: list[Comparison]) -> None:
    """Draw yours minus numerical for each gradient: white is right, grey is not a finite number."""
    if not comparisons:
        return
    import matplotlib.pyplot as plt

    # One figure for all checks, cleared each time: elsewhere than in a notebook open figures would pile up.
    figure, axes = plt.subplots(
        1, len(comparisons), num="gradient check", clear=True, squeeze=False, figsize=(4 * len(comparisons), 3)
    )
    for axis, comparison in zip(axes[0], comparisons, strict=True):
        finite = np.isfinite(comparison.yours)
        difference = np.where(finite, comparison.yours, 0) - comparison.right
        limit = np.abs(difference).max(initial=SMALL * TOLERANCE, where=finite)
        axis.set_facecolor("grey")
        picture = np.ma.atleast_2d(np.ma.masked_array(difference, ~finite))
        image = axis.imshow(picture, cmap="RdBu", vmin=-limit, vmax=limit, aspect="auto")
        axis.set(title=f"{comparison.name}: yours minus numerical", xlabel="column", ylabel="row")
        axis.locator_params(integer=True, min_n_ticks=1)
        figure.colorbar(image, ax=axis)
    figure.tight_layout()
