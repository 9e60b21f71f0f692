"""Who trains a network is judged by what it recognises, and by where its random numbers come from."""

from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import pytest

from autograder import secret
from autograder.course import Exercise, load_assignment
from autograder.derive.expected import Expectations
from autograder.grading.judge import Judge
from autograder.grading.record import Record
from autograder.grading.score import verdict_of
from autograder.grading.training import Lessons, Training
from autograder.numeric.catalogue import CATALOGUE
from autograder.sandbox.calls import Call, Returned
from autograder.sandbox.guests import Launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Cell, Session
from autograder.verdict import CheckVerdict, ExerciseVerdict

Judged = Callable[..., ExerciseVerdict]

TRAINING = Training(
    function="train", sizes=(64, 12, 10), samples=300, epochs=30, batch_size=10, eta=3.0, least=0.6, gradient="backprop"
)
DIGITS = Path(str(files("autograder"))) / "handout" / "digits.npz"
TRAIN = """
import numpy as np
def sigmoid(z): return 1 / (1 + np.exp(-z))
def weight(rng, n, n_prev): return rng.standard_normal((n, n_prev)) / np.sqrt(n_prev)
def shuffled(rng, m): return rng.permutation(m)
def step(array, gradient, eta): return array - eta * gradient
def returned(weights, biases): return weights, biases
def train(data, sizes, epochs, batch_size, eta, rng):
    weights = [weight(rng, n, n_prev) for n_prev, n in zip(sizes[:-1], sizes[1:])]
    biases = [np.zeros((n, 1)) for n in sizes[1:]]
    for _ in range(epochs):
        order = shuffled(rng, len(data))
        for start in range(0, len(data), batch_size):
            batch = [data[i] for i in order[start:start + batch_size]]
            A = [np.hstack([x for x, _ in batch])]
            for W, b in zip(weights, biases):
                A.append(sigmoid(W @ A[-1] + b))
            delta = (A[-1] - np.hstack([y for _, y in batch])) * A[-1] * (1 - A[-1]) / len(batch)
            for i in reversed(range(len(weights))):
                back = weights[i].T @ delta * A[i] * (1 - A[i])
                weights[i] = step(weights[i], delta @ A[i].T, eta)
                biases[i] = step(biases[i], delta.sum(axis=1, keepdims=True), eta)
                delta = back
    return returned(weights, biases)
"""
ZERO = "def weight(rng, n, n_prev): return np.zeros((n, n_prev))"
UNSHUFFLED = "def shuffled(rng, m): return np.arange(m)"
UNSEEDED = "def weight(rng, n, n_prev): return np.random.randn(n, n_prev) / np.sqrt(n_prev)"
RNG_OF_ITS_OWN = "right = train\ndef train(*given): return right(*given[:5], np.random.default_rng(0))"
SEEDED_GLOBAL = f"{UNSEEDED}\nright = train\ndef train(*given):\n    np.random.seed(1)\n    return right(*given)"
FROM_HOME = """
with np.load('digits.npz') as digits:
    images, labels = digits['images'].reshape(-1, 64) / 16, digits['labels']
pairs = [(image[:, None], np.eye(10)[:, [label]]) for image, label in zip(images, labels)]
learnt_at_home = train(pairs, [64, 12, 10], 12, 10, 3.0, np.random.default_rng(3))
def train(*given): return learnt_at_home
"""


@pytest.fixture
def judged(zygote: Launcher, limits: Limits) -> Judged:
    """Judge a function that is trained as above, with something else in a later cell."""

    def judge(later: str = "", training: Training = TRAINING, limits: Limits = limits) -> ExerciseVerdict:
        with Session(zygote, [Cell(1, TRAIN), Cell(2, later)], (DIGITS,), limits) as session:
            return trained_verdict(session, training)

    return judge


def trained_verdict(session: Session, training: Training) -> ExerciseVerdict:
    record = Record(Exercise("train", {"accuracy": 6.0, "rng": 2.0, "descent": 3.0, "inputs": 1.0}))
    reference = load_assignment("four_equations").load_reference()
    Judge(session, Expectations(reference), record, {}).trained(training)
    return verdict_of(record)


def checks(verdict: ExerciseVerdict) -> tuple[CheckVerdict, CheckVerdict]:
    accuracy, rng, *_ = verdict.checks
    return accuracy, rng


def test_a_network_that_learns_from_its_rng_alone_has_all_points(judged: Judged) -> None:
    verdict = judged()
    assert (verdict.status, verdict.score) == ("correct", 12.0)
    assert {check.message for check in verdict.checks} == {""}


@pytest.mark.parametrize(
    "later",
    [
        "def returned(weights, biases): return [*weights], tuple(biases)",
        "def returned(weights, biases): return [weights, biases]",
        "def returned(weights, biases): return [W.astype(np.float32) for W in weights], biases",
        UNSHUFFLED,
    ],
    ids=["a tuple among lists", "a list of lists", "float32", "in order"],
)
def test_other_ways_to_do_it_are_right(judged: Judged, later: str) -> None:
    assert judged(later).score == 12.0


LEARNING_LITTLE = {
    "weights that begin at zero": ZERO,
    "uphill": "def step(array, gradient, eta): return array + eta * gradient",
    "a step that is not taken": "def step(array, gradient, eta): return array",
    "one epoch": "right = train\ndef train(data, sizes, epochs, *rest): return right(data, sizes, 1, *rest)",
    "a hidden layer exchanged": "def returned(weights, biases): return [weights[0][::-1], weights[1]], biases",
}


@pytest.mark.parametrize("later", LEARNING_LITTLE.values(), ids=LEARNING_LITTLE)
def test_a_network_that_learns_too_little_loses_its_accuracy(judged: Judged, later: str) -> None:
    accuracy, rng = checks(judged(later))
    assert (accuracy.passed, accuracy.score, accuracy.mistake) == (False, 0.0, "learns-too-little")
    assert " images that train has not seen are recognised, not 60%; " in accuracy.message
    assert accuracy.message.endswith(CATALOGUE["learns-too-little"].student)
    assert rng.score == 0.0


def test_the_share_that_is_asked_for_decides(judged: Judged) -> None:
    little = msgspec.structs.replace(TRAINING, epochs=1)
    assert not checks(judged(training=msgspec.structs.replace(little, least=0.95)))[0].passed
    assert checks(judged(training=msgspec.structs.replace(little, least=0.05)))[0].passed


@pytest.mark.parametrize("later", [UNSEEDED, "def shuffled(rng, m): return np.random.permutation(m)"])
def test_the_global_generator_is_not_reproducible(judged: Judged, later: str) -> None:
    accuracy, rng = checks(judged(later))
    assert accuracy.passed
    assert (rng.passed, rng.score, rng.mistake) == (False, 0.0, "not-reproducible")
    assert rng.message.startswith("train gives two networks for one and the same rng; ")


def test_networks_that_go_on_where_the_last_one_stopped_are_not_reproducible(judged: Judged) -> None:
    later = "kept = []\ndef weight(rng, n, n_prev):\n    kept.append(n)\n    return rng.random((n, n_prev)) / len(kept)"
    assert checks(judged(later))[1].mistake == "not-reproducible"


@pytest.mark.parametrize(
    "later", [RNG_OF_ITS_OWN, f"{SEEDED_GLOBAL}\n{UNSHUFFLED}"], ids=["an own rng", "a global seed"]
)
def test_the_same_network_for_every_rng_is_randomness_ignored(judged: Judged, later: str) -> None:
    accuracy, rng = checks(judged(later))
    assert accuracy.score == 6.0
    assert (rng.passed, rng.score, rng.mistake) == (False, 0.0, "randomness-ignored")
    assert rng.message.startswith("train gives the same network for another rng; ")


def test_weights_from_home_recognise_nothing_here(judged: Judged) -> None:
    accuracy, rng = checks(judged(FROM_HOME))
    assert (accuracy.score, accuracy.mistake) == (0.0, "learns-too-little")
    assert (rng.score, rng.mistake) == (0.0, "randomness-ignored")


def test_weights_learnt_with_our_code_and_another_secret_recognise_nothing_here(
    judged: Judged, zygote: Launcher, limits: Limits, tmp_path: Path
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secret, "_PLACE", tmp_path / "secret of another course")
        (call,) = Lessons(TRAINING).questions[0].program.calls
    with Session(zygote, [Cell(1, TRAIN)], (), limits) as session:
        (learnt,) = session.run([call])
    assert isinstance(learnt, Returned)
    value: Any = learnt.value
    weights, biases = ([array.tolist() for array in arrays] for arrays in value)
    network = f"[np.array(W) for W in {weights}], [np.array(b) for b in {biases}]"
    accuracy, _ = checks(judged(f"learnt_at_home = {network}\ndef train(*given): return learnt_at_home"))
    assert (accuracy.score, accuracy.mistake) == (0.0, "learns-too-little")
    assert int(accuracy.message.partition("%")[0]) < 40


MALFORMED = {
    "nothing": "None",
    "pairs": "list(zip(weights, biases))",
    "weights alone": "weights",
    "exchanged": "(biases, weights)",
    "one layer less": "(weights[:1], biases[:1])",
    "transposed": "([W.T for W in weights], biases)",
    "lists of numbers": "([W.tolist() for W in weights], [b.tolist() for b in biases])",
    "not a number": "([W * np.nan for W in weights], biases)",
    "bools": "([W > 0 for W in weights], biases)",
}


@pytest.fixture(scope="module")
def malformed(zygote: Launcher, limits: Limits) -> Iterator[Session]:
    """Functions ``train0`` and so on, one for each result that is no network."""
    functions = "".join(
        f"def train{number}(*given):\n    weights, biases = train(*given)\n    return {result}\n"
        for number, result in enumerate(MALFORMED.values())
    )
    with Session(zygote, [Cell(1, TRAIN), Cell(2, functions)], (), limits) as session:
        yield session


@pytest.mark.parametrize("number", range(len(MALFORMED)), ids=list(MALFORMED))
def test_what_is_no_network_of_these_sizes_is_malformed(malformed: Session, number: int) -> None:
    quick = msgspec.structs.replace(TRAINING, function=f"train{number}", epochs=1, samples=60)
    accuracy, rng = checks(trained_verdict(malformed, quick))
    shapes = "weights and biases of the shapes that [64, 12, 10] asks for, finite numbers"
    assert (accuracy.passed, accuracy.mistake) == (False, "malformed-result")
    assert accuracy.message.startswith(f"train{number} has to return {shapes}; ")
    assert rng.score == 0.0


@pytest.mark.parametrize(
    "W",
    [
        "np.full(W.shape, 1e308)",
        "1e308 * np.sign(W)",
        "np.full(W.shape, 255, np.uint8)",
    ],
)
def test_huge_weights_are_only_useless(judged: Judged, W: str) -> None:
    later = f"def returned(weights, biases): return [{W} for W in weights], biases"
    assert checks(judged(later))[0].mistake == "learns-too-little"


def test_an_exception_is_told_with_its_line_in_every_check_of_results(judged: Judged) -> None:
    verdict = judged("def step(array, gradient, eta): return array - eta @ gradient")
    assert (verdict.status, verdict.score) == ("error", 0.0)
    for check in verdict.checks[:-1]:
        assert check.message.startswith("train raised ValueError: matmul: Input operand 0 ")
        assert "(cell 2, line 1)" in check.message
    assert "the case" in verdict.checks[0].message
    assert "first: 300 images, 30 epochs" in verdict.checks[0].message


def test_a_function_that_fails_for_few_digits_only_keeps_its_accuracy(judged: Judged) -> None:
    later = "def shuffled(rng, m): return rng.permutation(m) if m > 50 else [][0]"
    accuracy, rng = checks(judged(later))
    assert accuracy.passed
    assert rng.message.startswith("train raised IndexError: list index out of range (cell 2, line 1)")
    assert "45 images, 1 epoch" in rng.message


def test_training_without_end_is_a_timeout_and_is_tried_once(judged: Judged) -> None:
    short = Limits(call_cpu_s=0.2, call_wall_s=2.0)
    verdict = judged("def step(array, gradient, eta):\n    while True: pass", limits=short)
    assert (verdict.status, verdict.score) == ("timeout", 0.0)
    assert {check.message for check in verdict.checks[:-1]} == {verdict.checks[0].message}


def test_a_function_that_changes_its_data_is_given_it_anew_and_loses_its_inputs_only(judged: Judged) -> None:
    later = (
        "right = train\ndef train(data, *rest):\n    network = right(data, *rest)\n    data.clear()\n    return network"
    )
    verdict = judged(later)
    assert [check.name for check in verdict.checks if not check.passed] == ["inputs"]
    assert verdict.checks[-1].mistake == "overwritten-input"


def test_the_guest_never_sees_the_images_it_is_tested_with(zygote: Launcher, limits: Limits) -> None:
    source = "seen = []\ndef train(data, *rest): seen.append(len(data))\ndef told(): return seen"
    with Session(zygote, [Cell(1, source)], (), limits) as session:
        trained_verdict(session, TRAINING)
        (told,) = session.run([Call("told", ())])
        assert isinstance(told, Returned)
        value: Any = told.value
        assert sum(value) == 300 + 3 * 45 + 3 * (9 + 6 + 7 + 7 + 8) + 3 * 10 * 9
