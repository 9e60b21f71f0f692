"""Which samples each step of a training used, and how: read off from where the weights go.

With a step size near 0, a network ends where it began but for a sum of its samples' gradients there, and how often each
sample stands in that sum says how it was used: in every epoch once, with the weight that eta and its batch give it.
"""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import numpy as np

from autograder.grading.asking import Questions, Reply
from autograder.grading.bench import Bench
from autograder.grading.cases import Case
from autograder.grading.record import INPUTS, RNG
from autograder.numeric.arrays import Array
from autograder.numeric.points import generator, normal
from autograder.sandbox.calls import Call, Failed, Returned
from autograder.sandbox.guest.stand_ins import Columns, Seeded

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


def descended(bench: Bench, function: str, network: Network, gradient: Gradient) -> None:
    """Judge the steps of a function that trains, that it leaves its data alone, and where its order is from."""
    questions = bench.expectations.once((function, DESCENT), lambda: _questions(function, (*PLANS, *_ORDER_PLANS)))
    replies = bench.asker.ask(questions)
    if any(isinstance(reply.outcome, Returned) for reply in replies):
        bench.record.fine(INPUTS)
    if any(reply.modified for reply in replies):
        message = f"{function} changed the data that it was given ({replies[0].label})"
        bench.record.complain(INPUTS, "basic", message, "overwritten-input")
    failed = next((reply for reply in replies if isinstance(reply.outcome, Failed)), None)
    if failed is not None and isinstance(failed.outcome, Failed):
        bench.record.failed(DESCENT, "basic", failed.outcome, failed.function, failed.label)
        return
    with np.errstate(all="ignore"):  # finite weights may be too large to work with
        read = [_weights(plan, trio, network, gradient) for plan, trio in _by_plan((*PLANS, *_ORDER_PLANS), replies)]
    bench.record.fine(DESCENT)
    for plan, found in zip(PLANS, read, strict=False):
        mistake = _mistake(plan, found) if isinstance(found, np.ndarray) else found
        if mistake:
            bench.record.complain(DESCENT, "basic", f"{function} was watched step by step ({plan.label})", mistake)
            return
    _judge_order(bench, function, [found for found in read[len(PLANS) :] if isinstance(found, np.ndarray)])


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


def _judge_order(bench: Bench, function: str, found: Sequence[Array]) -> None:
    """Whether the sample that is left for the last batch is another one for another rng, or the last of the data."""
    last = {int(np.argmax(weights)) for weights in found if np.ptp(weights) > weights.min() / 2}
    if len(last) == 1 and last != {_ORDER_PLANS[0].samples - 1} and len(found) == _ORDERS:
        message = f"{function} takes the samples in the same order for every rng"
        bench.record.complain(RNG, "basic", message, "randomness-ignored")
