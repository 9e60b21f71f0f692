"""Each check earns its points: for every one there is a mutant that loses it, and nothing that could stay.

A table holds small wrong functions. As nothing builds on them, mutants of different exercises share a notebook.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import pytest
from corpus import side

from autograder.course import load_assignment
from autograder.submission import Submission
from autograder.verdict import ExerciseVerdict, Verdict

ASSIGNMENT = load_assignment("fcn_layer")
CHECKS = {f"{exercise.name}.{check}" for exercise in ASSIGNMENT.exercises for check in exercise.points}
SIGNATURES = {
    "linear_forward": "A_prev, W, b",
    "linear_backward": "dZ, cache",
    "activation_forward": "Z, activation",
    "activation_backward": "dA, cache, activation",
    "layer_forward": "A_prev, W, b, activation",
    "layer_backward": "dA, cache, activation",
    "cross_entropy": "AL, Y",
    "model_forward": "X, parameters, activations",
    "model_backward": "dAL, caches, activations",
}


class Mutant(NamedTuple):
    """Sources of one or two functions, and the checks of ``exercise`` that they lose."""

    exercise: str
    lost: frozenset[str]
    functions: Mapping[str, str]


def after(exercise: str, results: str, change: str) -> str:
    """A function that changes the right results, or its arguments once the results are there."""
    call = f"right_{exercise}({SIGNATURES[exercise]})"
    body = f"    {results} = {call}\n    {change}\n    return {results}"
    return f"def {exercise}({SIGNATURES[exercise]}):\n{body}\n"


def mutant(exercise: str, lost: str, results: str, change: str) -> Mutant:
    return Mutant(exercise, frozenset(lost.split()), {exercise: after(exercise, results, change)})


def only_for(activation: str, result: str) -> str:
    return f"{result} = {result} * (1.001 if activation == '{activation}' else 1)"


GRADIENTS, MODEL = "dA_prev, dW, db", "gradients"

KILLED_BY = {
    "linear_forward.Z": mutant("linear_forward", "Z inputs", "Z, cache", "Z = Z + 1e-3 * W.sum()"),
    "linear_forward.inputs": mutant("linear_forward", "inputs", "Z, cache", "b *= 0"),
    "linear_backward.dA_prev": mutant("linear_backward", "dA_prev", GRADIENTS, "dA_prev = -dA_prev"),
    "linear_backward.dW": mutant("linear_backward", "dW", GRADIENTS, "dW = dW / dZ.shape[1]"),
    "linear_backward.db": mutant("linear_backward", "db", GRADIENTS, "db = db[:, 0]"),
    "linear_backward.inputs": mutant("linear_backward", "inputs", GRADIENTS, "dZ[0] = 0"),
    **{
        f"activation_forward.{name}": mutant("activation_forward", name, "A, cache", only_for(name, "A"))
        for name in ("sigmoid", "tanh", "relu", "softmax")
    },
    "activation_forward.inputs": mutant("activation_forward", "inputs", "A, cache", "Z[Z < 0] = 0"),
    **{
        f"activation_backward.{name}": mutant("activation_backward", name, "dZ", only_for(name, "dZ"))
        for name in ("sigmoid", "tanh", "relu", "softmax")
    },
    "activation_backward.inputs": mutant("activation_backward", "inputs", "dZ", "dA[dZ == 0] = 0"),
    "layer_forward.A": mutant("layer_forward", "A inputs", "A, cache", "A = A * 1.001"),
    "layer_forward.inputs": mutant("layer_forward", "inputs", "A, cache", "b += 1"),
    "layer_backward.dA_prev": mutant("layer_backward", "dA_prev", GRADIENTS, "dA_prev = dA_prev / dA.shape[1]"),
    "layer_backward.dW": mutant("layer_backward", "dW", GRADIENTS, only_for("tanh", "dW")),
    "layer_backward.db": mutant("layer_backward", "db", GRADIENTS, only_for("softmax", "db")),
    "layer_backward.inputs": mutant("layer_backward", "inputs", GRADIENTS, "dA /= dA.shape[1] + 1"),
    "cross_entropy.J": mutant("cross_entropy", "J", "J, dAL", "J = -J"),
    "cross_entropy.dAL": mutant("cross_entropy", "dAL", "J, dAL", "dAL = dAL - Y"),
    "cross_entropy.inputs": mutant("cross_entropy", "inputs", "J, dAL", "AL[AL == 0] = 1e-9"),
    "model_forward.AL": mutant("model_forward", "AL inputs", "AL, caches", "AL = AL.round(2)"),
    "model_forward.inputs": mutant("model_forward", "inputs", "AL, caches", 'parameters["b1"] *= 2'),
    "model_backward.dA0": mutant("model_backward", "dA0", MODEL, 'gradients["dA0"] = gradients["dA0"] * 2'),
    "model_backward.dW": mutant("model_backward", "dW", MODEL, 'gradients["dW1"] = gradients["dW1"] / dAL.shape[1]'),
    "model_backward.db": mutant("model_backward", "db", MODEL, 'gradients["db1"] = gradients["db1"].ravel()'),
    "model_backward.inputs": mutant("model_backward", "inputs", MODEL, "dAL[-1] = 1"),
}
"""For every check a mutant that loses it; where that was all, ``inputs`` goes with it."""

LIST_CACHE = "def linear_forward(A_prev, W, b):\n    return W @ A_prev + b, [A_prev, W]\n"
WORN_CACHE = """def linear_backward(dZ, cache):
    dA_prev, dW, db = right_linear_backward(dZ, cache)
    cache[0] = 2 * cache[0]
    return dA_prev, dW, db
"""
CACHE_FOR_ONCE = """def linear_backward(dZ, cache):
    W, A_prev = cache.pop(), cache.pop()
    return right_linear_backward(dZ, (A_prev, W))
"""
Z_IN_CACHE = """def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    return A, (cache, Z == 0)
"""
SLOPE_AT_KINK = """def activation_backward(dA, cache, activation):
    dZ = right_activation_backward(dA, cache[0], activation)
    return dZ + {slope} * dA * cache[1] if activation == "relu" else dZ
"""


def slope_at_kink(slope: float, lost: str) -> Mutant:
    functions = {"activation_forward": Z_IN_CACHE, "activation_backward": SLOPE_AT_KINK.format(slope=slope)}
    return Mutant("activation_backward", frozenset(lost.split()), functions)


NEIGHBOURS = {
    "right only when square": mutant("linear_backward", "dW", GRADIENTS, "if dW.shape[0] != dW.shape[1]: dW = 0 * dW"),
    "wrong only when square": mutant(
        "linear_backward", "dA_prev", GRADIENTS, "if dZ.shape == cache[1].shape: dA_prev = cache[1] @ dZ"
    ),
    "right only for one sample": mutant("linear_backward", "db", GRADIENTS, "db = dZ[:, :1]"),
    "wrong only for one sample": mutant("cross_entropy", "J", "J, dAL", "if AL.shape[1] == 1: J = 2 * J"),
    "right only for a positive upstream": mutant(
        "linear_backward", "dA_prev", GRADIENTS, "dA_prev = cache[1].T @ abs(dZ)"
    ),
    "wrong only for a negative upstream": mutant(
        "activation_backward", "sigmoid tanh relu softmax inputs", "dZ", "if (dA < 0).all(): dZ = dZ / 2"
    ),
    "wrong only for negative inputs": mutant("linear_forward", "Z", "Z, cache", "if (A_prev < 0).all(): Z = Z + 1"),
    "wrong only for one unit": mutant("linear_backward", "db", GRADIENTS, "if len(db) == 1: db = dZ[:, :1]"),
    "wrong shape only for one input": mutant("linear_backward", "dA_prev", GRADIENTS, "dA_prev = dA_prev.squeeze()"),
    "wrong only beyond 64 samples": mutant("linear_backward", "dW", GRADIENTS, "dW = dZ[:, :64] @ cache[0][:, :64].T"),
    "wrong only beyond 64 units": mutant(
        "activation_forward", "relu", "A, cache", "if activation == 'relu': A[64:] = 0"
    ),
    "wrong only for a large softmax": mutant("layer_backward", "db", GRADIENTS, "if dA.size > 4000: db = 0.999 * db"),
    "float32 handled in float16": mutant(
        "layer_backward",
        "dW",
        GRADIENTS,
        "if dA.dtype == np.float32: dW = dW.astype(np.float16).astype(np.float32)",
    ),
    "float64 handled in float16": mutant("model_forward", "AL inputs", "AL, caches", "AL = AL.astype(np.float16)"),
    "a slope of two at the kink": slope_at_kink(2, "relu"),
    "wrong only for large entries": mutant(
        "activation_forward", "sigmoid", "A, cache", "if activation == 'sigmoid': A = 1 / (1 + np.exp(-Z.clip(-5)))"
    ),
    "wrong only for three layers": mutant(
        "model_backward", "dA0", MODEL, "if len(activations) == 3: gradients['dA0'] = 0.5 * gradients['dA0']"
    ),
    "wrong only in the last layer": mutant(
        "model_backward",
        "db",
        MODEL,
        "gradients[f'db{len(activations)}'] = gradients[f'db{len(activations)}'] / dAL.shape[1]",
    ),
    "a stabiliser that shows": mutant("cross_entropy", "dAL", "J, dAL", "dAL = -Y / (AL + 1e-6) / AL.shape[1]"),
    "another result from the same cache": Mutant(
        "linear_backward", frozenset({"dW"}), {"linear_forward": LIST_CACHE, "linear_backward": WORN_CACHE}
    ),
}
"""Mutants that are right nearly everywhere."""

HARMLESS = {
    "a cache that can be used once": Mutant(
        "linear_backward", frozenset(), {"linear_forward": LIST_CACHE, "linear_backward": CACHE_FOR_ONCE}
    ),
    "a slope of one at the kink": slope_at_kink(1, ""),
    "a slope of a half at the kink": slope_at_kink(0.5, ""),
    "a list of results": mutant("layer_backward", "", "gradients", "gradients = list(gradients)"),
    "a cost in an array of one": mutant("cross_entropy", "", "J, dAL", "J = np.array([[J]])"),
    "a stabiliser that does not show": mutant("cross_entropy", "", "J, dAL", "dAL = -Y / (AL + 1e-9) / AL.shape[1]"),
    "more gradients than asked for": mutant("model_backward", "", MODEL, "gradients['note'] = 'done'"),
    "results in float32": mutant("layer_forward", "", "A, cache", "A = A.astype(np.float32)"),
}
"""Changes that a student may make."""

MUTANTS = KILLED_BY | NEIGHBOURS | HARMLESS


def together(mutants: Mapping[str, Mutant]) -> list[list[str]]:
    """Names of mutants that fit into one notebook, since no two of them change the same function or pair."""
    notebooks: list[list[str]] = []
    for name, wanted in mutants.items():
        taken = [{side(function) for other in others for function in mutants[other].functions} for others in notebooks]
        sides = {side(function) for function in wanted.functions}
        fitting = (others for others, used in zip(notebooks, taken, strict=True) if not used & sides)
        others = next(fitting, None)
        if others is None:
            notebooks.append([name])
        else:
            others.append(name)
    return notebooks


@pytest.fixture(scope="module")
def judged(
    hand_in: Callable[..., Submission], grade_one: Callable[[Submission], Verdict]
) -> Callable[[str], ExerciseVerdict]:
    """Grade a mutant, with all that are in its notebook, and return what is said about its exercise."""
    known: dict[str, ExerciseVerdict] = {}
    notebook_of = {name: names for names in together(MUTANTS) for name in names}

    def judge(name: str) -> ExerciseVerdict:
        if name not in known:
            names = notebook_of[name]
            functions = {function: source for one in names for function, source in MUTANTS[one].functions.items()}
            verdict = grade_one(hand_in(name, functions))
            assert verdict.status == "graded", verdict.incidents
            assert {incident.kind for incident in verdict.incidents} <= {"visible-only"}  # rounded, it looks right
            said = {exercise.name: exercise for exercise in verdict.exercises}
            known.update({one: said[MUTANTS[one].exercise] for one in names})
        return known[name]

    return judge


def lost(exercise: ExerciseVerdict) -> frozenset[str]:
    return frozenset(check.name for check in exercise.checks if not check.passed)


def test_every_check_has_its_mutant() -> None:
    assert set(KILLED_BY) == CHECKS
    assert all(name.split(".")[1] in one.lost for name, one in KILLED_BY.items())


@pytest.mark.parametrize("name", MUTANTS)
def test_a_mutant_loses_what_is_wrong_and_nothing_else(name: str, judged: Callable[[str], ExerciseVerdict]) -> None:
    exercise = judged(name)
    assert lost(exercise) == MUTANTS[name].lost, [check.message for check in exercise.checks]
    assert exercise.score == pytest.approx(sum(check.score for check in exercise.checks))
    assert all((check.score == check.max_score) == check.passed for check in exercise.checks)
    assert exercise.status == ("wrong" if MUTANTS[name].lost else "correct")


@pytest.mark.parametrize("name", [name for name in KILLED_BY if name.endswith(".inputs")])
def test_the_argument_that_was_changed_is_named(name: str, judged: Callable[[str], ExerciseVerdict]) -> None:
    (check,) = (check for check in judged(name).checks if check.name == "inputs")
    function = name.removesuffix(".inputs")
    changed = {"linear_forward": "b", "layer_forward": "b", "model_forward": "parameters", "cross_entropy": "AL"}
    argument = changed.get(function, SIGNATURES[function].split(",")[0])
    assert check.mistake == "overwritten-input"
    assert check.message.startswith(f"{function} changed its argument {argument} (")


def test_a_spoilt_cache_is_told_by_its_name(judged: Callable[[str], ExerciseVerdict]) -> None:
    (check,) = (check for check in judged("another result from the same cache").checks if not check.passed)
    assert check.mistake == "spoilt-cache"
