"""Wrong by the reference: is it the gradient of the student's own forward function all the same?

The worst elements are differenced first. If the student's forward function has other slopes than the student's backward
function says, that number settles it. If they agree, the whole gradient is differenced at every case where it is not
the reference's. Then it is right, or, where the forward function is wrong, the error is carried forward: the backward
function did with the wrong values what it should, and keeps its marks, unless that forward function is too poor to show
anything.

Whatever speaks for the student is asked in a guest of its own, in which the forward function is the only one that is
ever called: there it cannot know what the backward function claims.
"""

from collections.abc import Sequence

import msgspec
import numpy as np

from autograder.author.cases import Case
from autograder.author.declare import ITSELF, WEIGHTED, Pair, Place, Plain, forward_call
from autograder.grading.ask import Asker, taken
from autograder.grading.context import Context
from autograder.grading.path_integral import path_integral
from autograder.grading.record import Judged, by_case, by_group
from autograder.numeric.arrays import Array, units
from autograder.numeric.compare import Precision, precision_of, tolerance
from autograder.numeric.differentiate import Slopes
from autograder.numeric.points import generator
from autograder.numeric.richness import poverty
from autograder.numeric.settle import settle

_WORST = 6
_PICKED = 8
_DIRECTIONS = 3
_SMALL_ELEMENTS = 200
_LINEARIZED_CASES = 4
_PATHS = 4
_ALIKE = 0.5
"""How far a linearization, which is rough, may be from the gradient that the differences gave, in parts of either."""


class Consistency:
    """Settles by differences of the student's own forward function whether gradients are right."""

    def __init__(self, exercise: Plain | Pair, context: Context, forward_only: Asker) -> None:
        """Look at one exercise again; ``forward_only`` asks a guest for the forward function and nothing else."""
        self._exercise = exercise
        self._context = context
        self._apart = msgspec.structs.replace(context, asker=forward_only, surroundings={})
        self._record = context.record
        self._forward = context.peers.get(exercise.forward)
        self._parameters = context.expectations.parameters(exercise.forward)

    def settle(self, judged: Sequence[Judged]) -> None:
        """Excuse gradients that are the slopes of the student's own forward function; prove the others wrong."""
        consistent: dict[str, list[Judged]] = {}
        for (check, group), some in by_group(judged).items():
            seen = [one for one in some if not self._has_no_number(one)]
            is_open = self._record.is_open(check, group) and all(map(self._is_gradient, seen))
            if is_open and (not seen or self._is_consistent(check, seen)):
                consistent.setdefault(check, []).extend(seen)
                note = f"it keeps its marks where your own {self._exercise.forward} gives no numbers"
                self._record.excuse([one for one in some if self._has_no_number(one)], note)
        for check, some in consistent.items():
            self._excuse(check, some)

    def _is_consistent(self, check: str, judged: Sequence[Judged]) -> bool:
        """Whether the gradients of a check are the slopes of the student's forward function in a group of cases."""
        if not self._agrees(self._context, check, judged[:1], _worst(judged[0])):
            return False
        return all(
            self._is_the_same_apart(some[0]) and self._agrees(self._apart, check, some, _all_or_some(some[0]))
            for some in by_case(judged)
        )

    def _is_the_same_apart(self, one: Judged) -> bool:
        """Whether the forward function gives the value it gave when it was judged, to the last bit."""
        if one.own is None:
            return True
        exercise = self._exercise
        call = forward_call(exercise, one.case.arguments)
        again = taken(exercise.value, self._apart.asker.run([call])[0])
        name, value = next(iter(one.own.items()))
        return again is not None and np.array_equal(np.asarray(again[name]), np.asarray(value), equal_nan=True)

    def _excuse(self, check: str, judged: Sequence[Judged]) -> None:
        """Let consistent gradients count, if a wrong forward function that they go with is rich enough."""
        forward = self._exercise.forward
        right = [self._context.forward_is_right(self._exercise, one) for one in judged]
        in_error = [one for one, is_right in zip(judged, right, strict=True) if not is_right]
        carried = [one.case for one in in_error]
        self._record.excuse([one for one, is_right in zip(judged, right, strict=True) if is_right], "")
        is_other = self._forward is not None and any(self._forward.was_right(case.label) for case in carried)
        poor = "it gave the right values when it was judged itself" if is_other else None
        poor = poor or self._poor(carried) or self._behaves_differently(in_error) or self._unaccumulated(in_error)
        if poor is not None:
            told = f"it is the gradient of your own {forward}, but that one shows nothing: {poor}"
            self._record.prove(check, told, "")
        else:
            if in_error:
                self._context.rich.add(forward)
            note = f"it keeps its marks: it is the gradient of your own {forward}, which is wrong itself"
            self._record.excuse(in_error, note)

    def _poor(self, cases: Sequence[Case]) -> str | None:
        """Return what makes the student's forward function too poor to carry an error forward, or None.

        A function is linearized by what it is asked for: of four activations each has to be rich enough. Of what is too
        large for a linearization it is enough that the function was found rich elsewhere.
        """
        kinds: dict[str, dict[str, Case]] = {}
        for case in cases:
            if self._context.is_small(self._exercise, case):
                kinds.setdefault(repr(case.extra), {})[case.label] = case
        if cases and not kinds:
            return None if self._exercise.forward in self._context.rich else "it shows at large sizes only"
        return next(filter(None, (self._poor_kind(list(kind.values())) for kind in kinds.values())), None)

    def _poor_kind(self, cases: Sequence[Case]) -> str | None:
        ordinary = [case for case in cases if case.group == "basic"] or cases
        some = ordinary[:: -(-len(ordinary) // _LINEARIZED_CASES)]
        surroundings = [self._apart.surroundings_of(self._exercise, case, self._places()) for case in some]
        known = [one for one in surroundings if one is not None]
        return poverty(known) if len(known) == len(surroundings) else "it has no slope"

    def _behaves_differently(self, judged: Sequence[Judged]) -> str | None:
        """Say so if most linearizations show another gradient than the differences did: it behaves differently then.

        A few may, as a linearization sees two slopes at once where there is a kink.
        """
        alike = [seen for one in judged if (seen := self._is_as_linearized(one)) is not None]
        return "its slopes differ each time it is called" if 2 * sum(alike) < len(alike) else None

    def _is_as_linearized(self, one: Judged) -> bool | None:
        """Whether a gradient is about what the linearization at its case shows; None where there is none."""
        places = self._places()
        known = self._apart.surroundings.get((one.case.label, ", ".join(places)))
        name = self._exercise.wrt.get(one.output, one.output.removeprefix("d"))
        if known is None or name not in places:
            return None
        shown, claimed = known[0].here.jacobians[name] @ self._weight(one).ravel(), one.value.ravel()
        largest = max(np.linalg.norm(shown), np.linalg.norm(claimed))
        return bool(np.linalg.norm(shown - claimed) <= _ALIKE * largest)

    def _unaccumulated(self, judged: Sequence[Judged]) -> str | None:
        """Say so if the gradients on most ways between two points do not add up to what the function gains there.

        A function that remembers where it was asked last can have any slopes there; but far from each other it has to
        answer plainly, and the fundamental theorem holds for the gradients of one function only.
        """
        if isinstance(self._exercise, Plain) or self._exercise.cost not in {WEIGHTED, ITSELF}:
            return None
        some = by_case([one for one in judged if one.case.precision == "float64"])[:_PATHS]
        runs = self._context.asker.run, self._apart.asker.run
        integrals = [path_integral(self._exercise, *runs, one, self._place(one)) for one, *_ in some]
        adds_up = [one is not None and one.adds_up for one in integrals]
        return "its values do not grow by what the gradients add up to" if 2 * sum(adds_up) < len(adds_up) else None

    def _agrees(self, context: Context, check: str, judged: Sequence[Judged], directions: Array) -> bool:
        """Hold the gradients of one check at one case against differences; a contradiction is noted."""
        weights = np.stack([self._weight(one) for one in judged])
        values = np.stack([one.value.ravel() for one in judged])
        claimed = directions.reshape(len(directions), -1) @ values.T
        for precision in _precisions(judged[0]):
            slopes = context.own(self._exercise, judged[0].case).slopes(
                self._place(judged[0]), directions, weights, precision
            )
            if slopes is None:
                return False
            if self._context.forward_is_right(self._exercise, judged[0]) and self._is_right_at_the_point_only(
                judged, directions, slopes, precision
            ):
                return False
            ruling = settle(claimed, slopes, precision)
            if ruling.worst is not None:
                direction, number = ruling.worst
                own = float(slopes.value[direction, number])
                self._prove(check, judged[number], directions[direction], own)
            if ruling.verdict != "open":
                return ruling.verdict == "agrees"
        return False

    def _is_right_at_the_point_only(
        self, judged: Sequence[Judged], directions: Array, slopes: Slopes, precision: Precision
    ) -> bool:
        """Whether a right forward function has other slopes than the right one: it remembers, or is flat in between."""
        right = np.stack([one.expected.value.ravel() for one in judged])
        return settle(directions.reshape(len(directions), -1) @ right.T, slopes, precision).verdict == "differs"

    def _prove(self, check: str, one: Judged, direction: Array, own: float) -> None:
        """Name the element that contradicts; a mixed direction has none."""
        (*indices,) = np.argwhere(direction)
        if len(indices) != 1 or not np.isfinite([own, one.value[tuple(indices[0])]]).all():
            return
        index = tuple(int(i) for i in indices[0])
        yours, says = _told_apart(float(one.value[index]), own)
        place = f"[{', '.join(map(str, index))}]" if index else ""
        told = f"{one.output}{place}: yours {yours}, your own {self._exercise.forward} says {says}"
        self._record.prove(check, told, one.case.label)

    def _weight(self, one: Judged) -> Array:
        """The gradient of the cost by the student's own forward value; of a plain function that is the cost itself."""
        if isinstance(self._exercise, Plain) or one.own is None:
            return np.asarray(1.0)
        value = np.asarray(next(iter(one.own.values())), np.float64)
        lead = None if one.upstream is None else one.upstream.astype(np.float64)
        return np.asarray(self._exercise.cost.slope(value, lead), np.float64)

    def _is_gradient(self, one: Judged) -> bool:
        """Whether it is a gradient of the right shape."""
        if self._exercise.place(one.output, self._parameters) is None or one.case.finite_only:
            return False
        return one.difference is not None and one.difference.kind == "value" and self._has_value(one)

    def _has_no_number(self, one: Judged) -> bool:
        """Whether the student's forward function overflows in a special case: it has lost its own marks for that."""
        is_special = isinstance(self._exercise, Pair) and one.case.group != "basic"
        if not is_special or one.own is None or self._forward is None or self._forward.passed:
            return False
        found = self._context.forward_difference(self._exercise, one, one.own)
        return found is not None and found.kind == "not-finite" and not self._forward.was_right(one.case.label)

    def _has_value(self, one: Judged) -> bool:
        """Whether the student's forward function gave numbers of the right shape: nothing else has slopes."""
        if one.own is None:
            return True
        found = self._context.forward_difference(self._exercise, one, one.own)
        return found is None or found.kind == "value"

    def _place(self, one: Judged) -> Place:
        place = self._exercise.place(one.output, self._parameters)
        if place is None:
            raise AssertionError
        return place

    def _places(self) -> dict[str, Place]:
        """Every argument that the exercise differentiates by, under its name."""
        places = {name: self._exercise.place(name, self._parameters) for name in self._exercise.returns.names}
        told = {name: self._exercise.wrt.get(name, name.removeprefix("d")) for name in places}
        return {told[name]: place for name, place in places.items() if place is not None}


def _worst(one: Judged) -> Array:
    """The directions of the elements that are furthest off, in units of their tolerance."""
    off = np.abs(one.value - one.expected.value) / tolerance(one.expected, one.case.precision)
    return units(one.value.shape, np.argsort(-off, axis=None, kind="stable")[:_WORST])


def _all_or_some(one: Judged) -> Array:
    """The directions of all elements, or of a large array some elements and some mixtures of all.

    A mixture has no weight near zero, so that no wrong element hides in it, and the weights are continuous, so that no
    two cancel.
    """
    shape, size = one.value.shape, one.value.size
    if size <= _SMALL_ELEMENTS:
        return units(shape, np.arange(size))
    rng = generator(f"directions: {one.output}, {one.case.label}")
    picked = units(shape, rng.choice(size, _PICKED, replace=False))
    mixed = rng.choice([-1.0, 1.0], (_DIRECTIONS, *shape)) * rng.uniform(0.5, 1.5, (_DIRECTIONS, *shape))
    return np.concatenate([picked, mixed])


def _precisions(one: Judged) -> tuple[Precision, ...]:
    """The precisions the student may have worked in, the finer first."""
    is_single = one.case.precision == "float32" or precision_of(np.asarray(one.actual)) == "float32"
    return ("float32",) if is_single else ("float64", "float32")


def _told_apart(one: float, other: float) -> tuple[str, str]:
    """Both numbers with as many digits as it takes to see that they are two."""
    for digits in range(2, 9):
        texts = f"{one:.{digits}g}", f"{other:.{digits}g}"
        if abs(float(texts[0]) - float(texts[1])) > 0.1 * abs(one - other):
            return texts
    return repr(one), repr(other)
