"""Is a wrong forward function still one that the chain rule has to be understood for?

Whoever makes the forward function simpler makes its gradient simpler, too: a constant has the gradient zero. So a
backward function that is consistent with a wrong forward function shows something only if that one is, on the whole, as
rich as the right one in what makes a gradient hard, measured on the numerical Jacobians of both at the same points.
"""

from collections.abc import Callable, Mapping, Sequence

import msgspec
import numpy as np

from autograder.numeric.arrays import Array

_SEEN = 1e-3
_SIZABLE = 0.05
_COUPLED = 0.35
_RANKED = 0.5
_VARYING = 0.1
_NOTICEABLE = 0.05


class Portrait(msgspec.Struct, frozen=True):
    """A function at one point: its ``value`` and its Jacobian by each argument, (elements, values) each."""

    value: Array
    jacobians: Mapping[str, Array]


class Sitting(msgspec.Struct, frozen=True):
    """The portraits of one function at a point, and at the same point with one array after another exchanged.

    ``numbers`` says in which of these the argument of a name is itself the one that was exchanged.
    """

    here: Portrait
    exchanged: tuple[Portrait, ...]
    numbers: Mapping[str, int] = {}


def poverty(sittings: Sequence[tuple[Sitting, Sitting]], *, may_ignore: bool = False) -> str | None:
    """Return what makes a function poorer than the right one, on the whole of its sittings, or None.

    Each sitting is a pair: the function's own and that of the right one. A function that ``may_ignore`` arguments is
    not poor for leaving out fewer than half of them.
    """
    names = list(dict.fromkeys(name for own, _ in sittings for name in own.here.jacobians))
    numbers = sittings[0][1].numbers
    ignored = [name for name in names if _is_ignored(sittings, name)] if may_ignore else []
    if 2 * len(ignored) < len(names):
        names = [name for name in names if name not in ignored]
    for name in names:
        pairs = [(own.here.jacobians[name], right.here.jacobians[name]) for own, right in sittings]
        for measure, share, poor in _MEASURES:
            if sum(measure(own) for own, _ in pairs) < share * sum(measure(right) for _, right in pairs):
                return f"{poor} {name}"
    count = max(len(right.exchanged) for _, right in sittings)
    asked = [number for number in range(count) if number not in {numbers.get(name) for name in ignored}]
    if any(_lags(sittings, range(number, number + 1), None, _SEEN) for number in asked):
        return "it does not depend on all its arguments"
    bends = {
        name: [range(count), *([range(numbers[name], numbers[name] + 1)] if name in numbers else [])] for name in names
    }
    straight = next((name for name in names for some in bends[name] if _lags(sittings, some, name, _VARYING)), None)
    return None if straight is None else f"it is too straight: its slope stays the same by {straight}"


def _lags(sittings: Sequence[tuple[Sitting, Sitting]], numbers: range, name: str | None, share: float) -> bool:
    """Whether a value or Jacobian varies less than its share of what the right one does with exchanged arguments."""
    own, right = (
        sum(
            _variation(side[which].here, there, name)
            for side in sittings
            for there in side[which].exchanged[numbers.start : numbers.stop]
        )
        for which in (0, 1)
    )
    return right > _NOTICEABLE * len(sittings) and own < share * right


def _is_ignored(sittings: Sequence[tuple[Sitting, Sitting]], name: str) -> bool:
    own, right = (sum(_size(side[which].here.jacobians[name]) for side in sittings) for which in (0, 1))
    return own < _SEEN * right


def _variation(here: Portrait, there: Portrait, name: str | None) -> float:
    one, other = (portrait.value if name is None else portrait.jacobians[name] for portrait in (here, there))
    size = max(_size(one), _size(other))
    return float(_size(one - other) / size) if size else 0.0


def _size(array: Array) -> float:
    return float(np.sqrt(np.square(array).sum()))


def _entries(jacobian: Array) -> int:
    return int((np.abs(jacobian) > _SIZABLE * np.abs(jacobian).max(initial=0.0)).sum())


def _rank(jacobian: Array) -> int:
    sizes = np.linalg.svd(jacobian, compute_uv=False)
    return int((sizes > _SEEN * sizes.max(initial=0.0)).sum())


_MEASURES: tuple[tuple[Callable[[Array], float], float, str], ...] = (
    (_size, _SEEN, "it does not depend on"),
    (_entries, _COUPLED, "too little of its result depends on"),
    (_rank, _RANKED, "it mixes too much into one by"),
)
"""How much there is of a Jacobian, the share of the right one's that is asked for, and what is said below that."""
