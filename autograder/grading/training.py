"""Judges a function that trains a network: on images of signs that nobody has seen, as they were invented here.

What the signs look like is drawn with a secret of the course: nobody can learn them at home, not even with our code.
The network comes back over the wire and is put to the test here: what it is tested with never reaches the guest.
"""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import numpy as np

from autograder.author.cases import Case
from autograder.grading.ask import Questions, Reply
from autograder.grading.context import Context
from autograder.grading.record import INPUTS, RNG
from autograder.numeric.arrays import Array, iter_arrays
from autograder.numeric.points import generator, normal
from autograder.sandbox.calls import Call, Failed, Returned
from autograder.sandbox.guest.stand_ins import Columns, Seeded
from autograder.secret import secret_generator

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


def trained(context: Context, training: Training) -> None:
    """Judge the checks ``accuracy``, ``descent``, ``rng`` and ``inputs`` of an exercise."""
    lessons = context.expectations.once((training.function, ACCURACY), lambda: Lessons(training))
    learnt, *draws = (context.asker.ask(questions)[0] for questions in lessons.questions)
    if isinstance(learnt.outcome, Failed):
        context.record.failed(ACCURACY, "basic", learnt.outcome, learnt.function, learnt.label)
    else:
        _judge_accuracy(context, training, learnt.outcome, lessons)
    _judge_draws(context, training, draws)
    descended(context, training.function, network_of, context.expectations.function(training.gradient))


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


def _judge_accuracy(context: Context, training: Training, outcome: Returned, lessons: Lessons) -> None:
    record, function = context.record, training.function
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


def _judge_draws(context: Context, training: Training, draws: Sequence[Reply]) -> None:
    failed = next((reply for reply in draws if isinstance(reply.outcome, Failed)), None)
    if failed is not None and isinstance(failed.outcome, Failed):
        context.record.failed(RNG, "basic", failed.outcome, failed.function, failed.label)
        return
    one, again, other = (reply.outcome.value for reply in draws if isinstance(reply.outcome, Returned))
    if any(network_of(value, training.sizes) is None for value in (one, again, other)):
        context.record.complain(RNG, "basic", f"{training.function} returned no network", "malformed-result")
        return
    context.record.fine(RNG)
    if not _are_same(one, again):
        message = f"{training.function} gives two networks for one and the same rng"
        context.record.complain(RNG, "basic", message, "not-reproducible")
    elif _are_same(one, other):
        message = f"{training.function} gives the same network for another rng"
        context.record.complain(RNG, "basic", message, "randomness-ignored")


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


DESCENT = "descent"
_STEP, _COARSE_STEP = 1e-6, 5e-3
_TOLERANCE = 0.03
"""How far the weight of a sample may be off, in parts of the largest; the least that is wrong is a whole use of it."""
_ASTRAY = 3e-3
"""How large a part of the steps may lead away from all gradients, beside what rounding does."""
_KNOWN = 0.01
"""So well has rounding to leave it known: where steps vanish beside the weights, nobody can tell who made them."""
_NOTHING = float(np.finfo(np.float64).tiny)
_ORDERS = 10

Network = Callable[[object, Sequence[int]], list[tuple[Array, Array]] | None]
"""Takes what came for the weights and biases of a network of some sizes; None if it is none."""
Gradient = Callable[..., Any]
"""``(x, y, weights, biases)`` to the gradients of one sample's cost, ``(nabla_b, nabla_w)``."""


class Plan(msgspec.Struct, frozen=True):
    """One training: what it is given but for the step size."""

    sizes: tuple[int, ...]
    samples: int
    epochs: int
    batch_size: int
    seed: int = 1

    @property
    def label(self) -> str:
        """The plan in words."""
        sizes = "-".join(map(str, self.sizes))
        return f"{sizes}, {self.samples} samples, epochs = {self.epochs}, batch_size = {self.batch_size}"

    @property
    def data(self) -> Columns:
        """Samples whose gradients can be told apart."""
        rng = generator(f"descent: {self.label}")
        X = 1.5 * np.eye(self.sizes[0], self.samples) + 0.2 * normal(rng, self.sizes[0], self.samples)
        return Columns(X, rng.choice([0.0, 1.0], (self.sizes[-1], self.samples)))


PLANS = (
    Plan((9, 5, 3), 9, 1, 4),
    Plan((6, 5, 3), 6, 3, 2),
    Plan((7, 3), 7, 2, 7),
    Plan((7, 4, 2, 3), 7, 2, 3),
    Plan((8, 3, 2, 3, 2), 8, 1, 1),
)
"""Batches that come out even, and such that leave fewer for the last; one sample, and all of them; all depths.

There are no more samples than inputs, each with an input of its own: whatever the weights are, the
gradients by those of the first layer point elsewhere for each.
"""
_ORDER_PLANS = tuple(Plan((9, 3), 9, 1, 4, seed) for seed in range(_ORDERS))


def descended(context: Context, function: str, network: Network, gradient: Gradient) -> None:
    """Judge the steps of a function that trains, that it leaves its data alone, and where its order is from."""
    questions = context.expectations.once((function, DESCENT), lambda: _questions(function, (*PLANS, *_ORDER_PLANS)))
    replies = context.asker.ask(questions)
    if any(isinstance(reply.outcome, Returned) for reply in replies):
        context.record.fine(INPUTS)
    if any(reply.modified for reply in replies):
        message = f"{function} changed the data that it was given ({replies[0].label})"
        context.record.complain(INPUTS, "basic", message, "overwritten-input")
    failed = next((reply for reply in replies if isinstance(reply.outcome, Failed)), None)
    if failed is not None and isinstance(failed.outcome, Failed):
        context.record.failed(DESCENT, "basic", failed.outcome, failed.function, failed.label)
        return
    with np.errstate(all="ignore"):  # finite weights may be too large to work with
        read = [_weights(plan, trio, network, gradient) for plan, trio in _by_plan((*PLANS, *_ORDER_PLANS), replies)]
    context.record.fine(DESCENT)
    for plan, found in zip(PLANS, read, strict=False):
        mistake = _mistake(plan, found) if isinstance(found, np.ndarray) else found
        if mistake:
            context.record.complain(DESCENT, "basic", f"{function} was watched step by step ({plan.label})", mistake)
            return
    _judge_order(context, function, [found for found in read[len(PLANS) :] if isinstance(found, np.ndarray)])


def _questions(function: str, plans: Sequence[Plan]) -> Questions:
    asked = []
    for plan in plans:
        data = plan.data
        case = Case(label=plan.label, m=plan.samples, arguments=(data.X, data.Y))
        for eta in (0.0, _STEP, _COARSE_STEP):
            # Whoever draws from NumPy's global generator loses that elsewhere: here it gives the same each time.
            rng = Seeded(plan.seed, global_seed=plan.seed)
            given = (data, list(plan.sizes), plan.epochs, plan.batch_size, eta, rng)
            asked.append((case, Call(function, given)))
    return Questions(asked)


def _by_plan(plans: Sequence[Plan], replies: Sequence[Reply]) -> Sequence[tuple[Plan, Sequence[Reply]]]:
    return [(plan, replies[3 * number : 3 * number + 3]) for number, plan in enumerate(plans)]


def _weights(plan: Plan, replies: Sequence[Reply], network: Network, gradient: Gradient) -> Array | str | None:
    """Return with which weight each sample's gradient stands in the sum, or the name of a mistake.

    None where the steps are too small to be seen, as where neurons are saturated.
    """
    networks = [network(r.outcome.value, plan.sizes) for r in replies if isinstance(r.outcome, Returned)]
    if any(one is None for one in networks):
        return "malformed-result"
    start, short, coarse = ([np.asarray(a, np.float64) for pair in one for a in pair] for one in networks if one)
    if all(np.ptp(array) == 0 for array in start[:-2:2]) and len(plan.sizes) > 2:
        return "equal-start"
    is_single = any(array.any() and np.array_equal(array, array.astype(np.float32)) for array in short)
    end, step, unit = (coarse, _COARSE_STEP, 2.0**-24) if is_single else (short, _STEP, 2.0**-53)
    moved = [(before - after) / step for before, after in zip(start, end, strict=True)]
    if not any(array.any() for array in moved[1::2]) and any(array.any() for array in moved[::2]):
        return "biases-at-rest"
    gradients = _gradients(plan, start, gradient)
    sizes = [max(float(np.linalg.norm(part)), _NOTHING) for part in gradients]
    matrix = np.concatenate([part / size for part, size in zip(gradients, sizes, strict=True)])
    roundings = 2 * unit * plan.epochs * plan.samples / step
    noises = [
        roundings * np.abs(array).max() / size * np.sqrt(array.size) for array, size in zip(start, sizes, strict=True)
    ]
    noise = float(np.linalg.norm(noises))
    if not np.isfinite(matrix).all() or not np.isfinite(noise):
        return None
    inverse = np.linalg.pinv(matrix)
    if not np.linalg.norm(inverse, 2) * noise < _KNOWN:
        return None
    steps = np.concatenate([array.ravel() / size for array, size in zip(moved, sizes, strict=True)])
    weights = inverse @ steps
    astray = float(np.linalg.norm(matrix @ weights - steps))
    return "other-descent" if astray > _ASTRAY * np.linalg.norm(steps) + noise else weights


def _gradients(plan: Plan, start: Sequence[Array], gradient: Gradient) -> list[Array]:
    """Return the gradients by each array of parameters, (elements, samples)."""
    data = plan.data
    columns = []
    for number in range(plan.samples):
        nabla_b, nabla_w = gradient(data.X[:, [number]], data.Y[:, [number]], start[::2], start[1::2])
        columns.append([part.ravel() for pair in zip(nabla_w, nabla_b, strict=True) for part in pair])
    return [np.array(parts).T for parts in zip(*columns, strict=True)]


def _mistake(plan: Plan, weights: Array) -> str:
    """Return the name of what is wrong with the weights of the samples; empty if nothing is.

    A batch that is smaller than the others may be divided by its own length or by ``batch_size``.
    """
    least = plan.epochs / plan.batch_size
    room = _TOLERANCE * max(1.0, float(np.abs(weights).max()))
    if np.abs(weights).max() < _TOLERANCE:
        return "nothing-moved"
    if weights.max() < room:
        return "uphill"
    if weights.min() < least - room:
        is_scaled = float(np.ptp(weights)) < room and weights.min() > room
        return "wrong-step-size" if is_scaled else "samples-left-out"
    sums = (least * plan.samples, plan.epochs * float(np.ceil(plan.samples / plan.batch_size)))
    is_right = any(abs(weights.sum() - wanted) < room * plan.samples for wanted in sums)
    return "" if is_right else "wrong-step-size"


def _judge_order(context: Context, function: str, found: Sequence[Array]) -> None:
    """Whether the sample that is left for the last batch is another one for another rng, or the last of the data."""
    last = {int(np.argmax(weights)) for weights in found if np.ptp(weights) > weights.min() / 2}
    if len(last) == 1 and last != {_ORDER_PLANS[0].samples - 1} and len(found) == _ORDERS:
        message = f"{function} takes the samples in the same order for every rng"
        context.record.complain(RNG, "basic", message, "randomness-ignored")
