"""Judges a function that trains a network: on images of signs that nobody has seen, as they were invented here.

What the signs look like is drawn with a secret of the course: nobody can learn them at home, not even with our code.
The network comes back over the wire and is put to the test here: what it is tested with never reaches the guest.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np

from autograder.grading.asking import Questions, Reply
from autograder.grading.bench import Bench
from autograder.grading.cases import Case
from autograder.grading.descent import descended
from autograder.grading.record import RNG
from autograder.grading.secret import secret_generator
from autograder.numeric.arrays import Array, iter_arrays
from autograder.sandbox.calls import Call, Failed, Returned
from autograder.sandbox.guest.stand_ins import Columns, Seeded

ACCURACY = "accuracy"
_FEW = 45
_UNSEEN = 400
_WAYS = 3
"""In so many ways is each sign written; with one, a hidden layer would have nothing to learn."""
_NOISE = 0.25


class Training(msgspec.Struct, frozen=True, kw_only=True):
    """What ``function`` is asked to do: ``(data, sizes, epochs, batch_size, eta, rng)`` to ``(weights, biases)``.

    It passes if the network of sigmoid units recognises at least the share ``least`` of images that were kept back.
    ``gradient`` is the reference's function for the gradients of one sample's cost: see ``descent``.
    """

    function: str
    sizes: tuple[int, ...]
    samples: int
    epochs: int
    batch_size: int
    eta: float
    least: float
    gradient: str


def trained(bench: Bench, training: Training) -> None:
    """Judge the checks ``accuracy``, ``descent``, ``rng`` and ``inputs`` of an exercise."""
    lessons = bench.expectations.once((training.function, ACCURACY), lambda: Lessons(training))
    learnt, *draws = (bench.asker.ask(questions)[0] for questions in lessons.questions)
    if isinstance(learnt.outcome, Failed):
        bench.record.failed(ACCURACY, "basic", learnt.outcome, learnt.function, learnt.label)
    else:
        _judge_accuracy(bench, training, learnt.outcome, lessons)
    _judge_draws(bench, training, draws)
    descended(bench, training.function, network_of, bench.expectations.function(training.gradient))


class Lessons:
    """Images to learn from and images to be tested with, and what is asked of every submission."""

    def __init__(self, training: Training) -> None:
        """Invent the signs."""
        rng = secret_generator(f"signs for {training.function}")
        signs = rng.uniform(size=(training.sizes[-1], _WAYS, training.sizes[0]))
        X, labels = _written(signs, training.samples, rng)
        self.kept_back = _written(signs, _UNSEEN, rng)
        Y = np.eye(training.sizes[-1])[:, labels]
        self.questions = [
            _question(training, Columns(X, Y), training.epochs, seed=1),
            *(_question(training, Columns(X[:, :_FEW], Y[:, :_FEW]), 1, seed=seed) for seed in (2, 2, 3)),
        ]


def _written(signs: Array, count: int, rng: np.random.Generator) -> tuple[Array, Array]:
    """Return images (pixels, count) from 0 to 1 of signs drawn at random, and their labels (count,)."""
    labels = rng.integers(len(signs), size=count)
    images = signs[labels, rng.integers(_WAYS, size=count)].T
    return np.clip(images + _NOISE * rng.standard_normal(images.shape), 0, 1), labels


def _question(training: Training, data: Columns, epochs: int, seed: int) -> Questions:
    arguments = (data, list(training.sizes), epochs, training.batch_size, training.eta, Seeded(seed))
    label = f"{data.X.shape[1]} images, {epochs} epochs" if epochs > 1 else f"{data.X.shape[1]} images, 1 epoch"
    case = Case(label=label, m=data.X.shape[1], arguments=arguments)
    return Questions([(case, Call(training.function, arguments))])


def _judge_accuracy(bench: Bench, training: Training, outcome: Returned, lessons: Lessons) -> None:
    record, function = bench.record, training.function
    network = network_of(outcome.value, training.sizes)
    if network is None:
        shapes = f"weights and biases of the shapes that {list(training.sizes)} asks for"
        record.complain(ACCURACY, "basic", f"{function} has to return {shapes}, finite numbers", "malformed-result")
        return
    record.fine(ACCURACY)
    A, labels = lessons.kept_back
    with np.errstate(all="ignore"):  # finite weights may be too large to work with
        for W, b in network:
            A = 1 / (1 + np.exp(-np.clip(W @ A + b, -500, 500)))
    share = float(np.mean(A.argmax(axis=0) == labels))
    if share < training.least:
        told = (
            f"{share:.0%} of {labels.size} images that {function} has not seen are recognised, not {training.least:.0%}"
        )
        record.complain(ACCURACY, "basic", told, "learns-too-little")


def _judge_draws(bench: Bench, training: Training, draws: Sequence[Reply]) -> None:
    failed = next((reply for reply in draws if isinstance(reply.outcome, Failed)), None)
    if failed is not None and isinstance(failed.outcome, Failed):
        bench.record.failed(RNG, "basic", failed.outcome, failed.function, failed.label)
        return
    one, again, other = (reply.outcome.value for reply in draws if isinstance(reply.outcome, Returned))
    if any(network_of(value, training.sizes) is None for value in (one, again, other)):
        bench.record.complain(RNG, "basic", f"{training.function} returned no network", "malformed-result")
        return
    bench.record.fine(RNG)
    if not _are_same(one, again):
        message = f"{training.function} gives two networks for one and the same rng"
        bench.record.complain(RNG, "basic", message, "not-reproducible")
    elif _are_same(one, other):
        message = f"{training.function} gives the same network for another rng"
        bench.record.complain(RNG, "basic", message, "randomness-ignored")


def network_of(value: object, sizes: Sequence[int]) -> list[tuple[Array, Array]] | None:
    """Return weights and biases layer by layer, if that is what came."""
    found: Any = value
    is_pair = isinstance(found, tuple | list) and len(found) == 2
    if not is_pair or not all(isinstance(part, tuple | list) and len(part) == len(sizes) - 1 for part in found):
        return None
    layers = list(zip(*found, sizes[:-1], sizes[1:], strict=True))
    if not all(_is_right(W, (n, n_prev)) and _is_right(b, (n, 1)) for W, b, n_prev, n in layers):
        return None
    return [(W, b) for W, b, _, _ in layers]


def _is_right(array: object, shape: tuple[int, int]) -> bool:
    if not isinstance(array, np.ndarray) or array.dtype.kind not in "fiu" or array.shape != shape:
        return False
    return bool(np.isfinite(array).all())


def _are_same(one: object, other: object) -> bool:
    arrays, others = list(iter_arrays(one)), list(iter_arrays(other))
    return len(arrays) == len(others) and all(
        np.array_equal(a, b, equal_nan=a.dtype.kind in "fc") for a, b in zip(arrays, others, strict=True)
    )
