"""Every expectation is held against what the student's functions really do, in two shapes."""

import contextlib
import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest

from autograder.course import load_assignment
from autograder.demo.classroom import Student, defined, read_student, student_files
from autograder.numeric.arrays import Array
from solutions import fcn_layer

ASSIGNMENT = load_assignment("fcn_layer")
EXERCISES = [exercise.name for exercise in ASSIGNMENT.exercises]
WRITTEN = [read_student(path, ASSIGNMENT) for path in student_files(ASSIGNMENT) if path.suffix == ".py"]
JUDGED = [student for student in WRITTEN if "endless-loop" not in student.mistakes]
ACTIVATIONS = ("sigmoid", "tanh", "relu", "softmax")
SHAPES = [(5, 3, 7), (2, 6, 4)]  # n_prev, n, m

_OF_LAYER = ("linear_forward", "linear_backward", "activation_forward", "activation_backward")
_OF_MODEL = ("layer_forward", "layer_backward")
PARTS = {
    "layer_forward": _OF_LAYER,
    "layer_backward": _OF_LAYER,
    "model_forward": _OF_MODEL,
    "model_backward": _OF_MODEL,
}

Functions = dict[str, Any]
Case = dict[str, Any]
Probe = Callable[[Functions, Case], Case]


def namespace_of(notebook: Path, right: Functions | None = None) -> Functions:
    """Run the cells that define exercises, and no other; a cell that fails defines nothing, as in Jupyter.

    The functions in ``right`` then take the place of the student's, for those that build on them.
    """
    namespace: Functions = {k: v for k, v in vars(fcn_layer).items() if k not in EXERCISES}
    for cell in nbformat.read(notebook, as_version=4).cells:
        if defined(cell.source, ASSIGNMENT):
            with contextlib.suppress(SyntaxError):
                exec(cell.source, namespace)  # noqa: S102 - our own texts, and what they do is what we test
    namespace.update(right or {})
    return namespace


def same(before: object, after: object) -> bool:
    if isinstance(before, dict) and isinstance(after, dict):
        return all(same(before[key], after[key]) for key in before)
    return not isinstance(before, np.ndarray) or np.array_equal(before, np.asarray(after))


def watched(functions: Functions, modified: set[str]) -> Functions:
    """Hand every call its own copies, and note in ``modified`` which functions write on them."""

    def watch(name: str) -> Callable[..., object]:
        def call(*arguments: object) -> object:
            own = copy.deepcopy(arguments)
            result = functions[name](*own)
            if not all(map(same, arguments, own)):
                modified.add(name)
            return result

        return call

    return {name: watch(name) for name in EXERCISES if name in functions}


def make_case(n_prev: int, n: int, m: int) -> Case:
    rng = np.random.default_rng(1000 * n_prev + 100 * n + m)
    sizes, activations = [n_prev, n, 8, 9, n + 1], ["tanh", "sigmoid", "relu", "softmax"]
    parameters = {}
    for layer in range(1, 5):
        parameters[f"W{layer}"] = rng.normal(size=(sizes[layer], sizes[layer - 1]))
        parameters[f"b{layer}"] = rng.normal(size=(sizes[layer], 1))
    AL = rng.uniform(0.1, 1, size=(n, m))
    zeros = np.where(np.arange(n)[:, None] == 0, 0.0, AL)
    return {
        "A_prev": rng.normal(size=(n_prev, m)),
        "W": rng.normal(size=(n, n_prev)),
        "b": rng.normal(size=(n, 1)),
        "Z": rng.normal(size=(n, m)),
        "large": 800 * rng.normal(size=(n, m)),
        "upstream": rng.normal(size=(n, m)),
        "AL": AL / AL.sum(axis=0),
        "zeros": zeros,
        "Y": np.eye(n)[:, rng.integers(n, size=m)],
        "parameters": parameters,
        "activations": activations,
        "dAL": rng.normal(size=(n + 1, m)),
    }


def linear_forward(f: Functions, c: Case) -> Case:
    return {"Z": [f["linear_forward"](c["A_prev"], c["W"], c["b"])[0]]}


def linear_backward(f: Functions, c: Case) -> Case:
    _, cache = f["linear_forward"](c["A_prev"], c["W"], c["b"])
    gradients = f["linear_backward"](c["upstream"], cache)
    return {name: [value] for name, value in zip(("dA_prev", "dW", "db"), gradients, strict=True)}


def activation_forward(f: Functions, c: Case) -> Case:
    return {name: [f["activation_forward"](c[Z], name)[0] for Z in ("Z", "large")] for name in ACTIVATIONS}


def activation_backward(f: Functions, c: Case) -> Case:
    seen = {}
    for name in ACTIVATIONS:
        _, cache = f["activation_forward"](c["Z"], name)
        seen[name] = [f["activation_backward"](c["upstream"], cache, name)]
    return seen


def layer_forward(f: Functions, c: Case) -> Case:
    return {"A": [f["layer_forward"](c["A_prev"], c["W"], c["b"], name)[0] for name in ACTIVATIONS]}


def layer_backward(f: Functions, c: Case) -> Case:
    seen: Case = {"dA_prev": [], "dW": [], "db": []}
    for name in ACTIVATIONS:
        _, cache = f["layer_forward"](c["A_prev"], c["W"], c["b"], name)
        for values, value in zip(seen.values(), f["layer_backward"](c["upstream"], cache, name), strict=True):
            values.append(value)
    return seen


def cross_entropy(f: Functions, c: Case) -> Case:
    J, dAL = f["cross_entropy"](c["AL"], c["Y"])
    at_zeros = f["cross_entropy"](c["zeros"], c["Y"])
    return {"J": [J, np.isfinite(at_zeros[0])], "dAL": [dAL, np.isfinite(at_zeros[1])]}


def model_forward(f: Functions, c: Case) -> Case:
    return {"AL": [f["model_forward"](c["A_prev"], c["parameters"], c["activations"])[0]]}


def model_backward(f: Functions, c: Case) -> Case:
    _, caches = f["model_forward"](c["A_prev"], c["parameters"], c["activations"])
    grads = f["model_backward"](c["dAL"], caches, c["activations"])
    layers = range(1, len(c["activations"]) + 1)
    return {
        "dA0": [grads["dA0"]],
        "dW": [grads[f"dW{layer}"] for layer in layers],
        "db": [grads[f"db{layer}"] for layer in layers],
    }


PROBES = [globals()[name] for name in EXERCISES]  # each probe is called as the exercise it looks at


def agree(actual: list[Any], expected: list[Any]) -> bool:
    return all(
        np.shape(a) == np.shape(e) and np.allclose(a, e, rtol=1e-9, atol=1e-12)
        for a, e in zip(actual, expected, strict=True)
    )


def lost_in(probe: Probe, functions: Functions, case: Case, count: int | None = None) -> set[str]:
    """Checks of one exercise whose first ``count`` values fail in ``case``; an exception fails all but ``inputs``."""
    name = probe.__name__
    modified: set[str] = set()
    expected = probe(vars(fcn_layer), case)
    try:
        with np.errstate(all="ignore"):
            actual = probe(watched(functions, modified), case)
    except Exception:  # noqa: BLE001 - whatever a student's function raises
        actual = {}
    right = {check for check, values in actual.items() if agree(values[:count], expected[check][:count])}
    lost = expected.keys() - right
    return {f"{name}.{check}" for check in lost | ({"inputs"} if name in modified else set())}


def right_parts(exercise: str) -> list[Functions]:
    """The parts of an exercise as the reference has them, and the same with another kind of cache."""
    parts = {name: getattr(fcn_layer, name) for name in PARTS[exercise]}

    def linear_forward(A_prev: Array, W: Array, b: Array) -> tuple[Array, Functions]:
        return fcn_layer.linear_forward(A_prev, W, b)[0], {"A_prev": A_prev, "W": W, "b": b}

    def linear_backward(dZ: Array, cache: Functions) -> tuple[Array, Array, Array]:
        return fcn_layer.linear_backward(dZ, (cache["A_prev"], cache["W"]))

    in_dicts = {"linear_forward": linear_forward, "linear_backward": linear_backward}
    return [parts, parts | {name: function for name, function in in_dicts.items() if name in parts}]


def test_the_probes_look_at_every_check_of_the_assignment() -> None:
    case = make_case(*SHAPES[0])
    looked_at = {p.__name__: {*p(vars(fcn_layer), case), "inputs"} for p in PROBES}
    assert looked_at == {exercise.name: set(exercise.points) for exercise in ASSIGNMENT.exercises}


def lost_on_the_way(probe: Probe, notebook: Path, count: int | None) -> set[str]:
    """What is lost in any case, and with right parts, too: a mistake in a part costs nothing in what is made of it."""

    def in_any(look: Callable[..., set[str]], functions: Functions, *more: int | None) -> set[str]:
        return set[str]().union(*(look(probe, functions, make_case(*shape), *more) for shape in SHAPES))

    found = in_any(lost_in, namespace_of(notebook), count)
    if probe.__name__ not in PARTS:
        return found
    alone = [in_any(lost_in, namespace_of(notebook, right), count) for right in right_parts(probe.__name__)]
    return found.intersection(*alone)


@pytest.mark.parametrize("student", JUDGED, ids=lambda student: student.name)
def test_exactly_the_expected_checks_are_lost(classroom: Path, student: Student) -> None:
    notebook, case = classroom / f"{student.name}.ipynb", make_case(*SHAPES[0])
    lost: set[str] = set()
    for probe in PROBES:
        found, basic = (lost_on_the_way(probe, notebook, count) for count in (None, 1))
        values = {f"{probe.__name__}.{check}" for check in probe(vars(fcn_layer), case)}
        lost |= found | ({f"{probe.__name__}.inputs"} if values <= basic else set())
    assert lost == student.lost
