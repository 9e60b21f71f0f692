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


class Linearization(msgspec.Struct, frozen=True):
    """A function at one point: its ``value`` and its Jacobian by each argument, (elements, values) each."""

    value: Array
    jacobians: Mapping[str, Array]


class Surroundings(msgspec.Struct, frozen=True):
    """The linearizations of one function at a point, and at the same point with one array after another exchanged.

    ``numbers`` says in which of these the argument of a name is itself the one that was exchanged.
    """

    here: Linearization
    exchanged: tuple[Linearization, ...]
    numbers: Mapping[str, int] = {}


SideBySide = tuple[Surroundings, Surroundings]
"""The surroundings of a function and of the right one, at the same points."""


def poverty(surroundings: Sequence[SideBySide], *, may_ignore: bool = False) -> str | None:
    """Return what makes a function poorer than the right one, on the whole of its surroundings, or None.

    A function that ``may_ignore`` arguments is not poor for leaving out fewer than half of them.
    """
    names = list(dict.fromkeys(name for own, _ in surroundings for name in own.here.jacobians))
    ignored = [name for name in names if _is_ignored(surroundings, name)] if may_ignore else []
    if 2 * len(ignored) < len(names):
        names = [name for name in names if name not in ignored]
    return (
        _too_little(surroundings, names)
        or _too_independent(surroundings, ignored)
        or _too_straight(surroundings, names)
    )


def _too_little(surroundings: Sequence[SideBySide], names: Sequence[str]) -> str | None:
    """What there is too little of in the Jacobians."""
    for name in names:
        for measure, share, poor in _MEASURES:
            own, right = (sum(measure(pair[which].here.jacobians[name]) for pair in surroundings) for which in (0, 1))
            if own < share * right:
                return f"{poor} {name}"
    # By all arguments together: who takes the axes for one another couples others, but not fewer.
    own, right = (
        sum(_entries(pair[which].here.jacobians[name]) for pair in surroundings for name in names) for which in (0, 1)
    )
    return f"too little of its result depends on {', '.join(names)}" if own < _COUPLED * right else None


def _too_independent(surroundings: Sequence[SideBySide], ignored: Sequence[str]) -> str | None:
    _, right = surroundings[0]
    spared = {right.numbers.get(name) for name in ignored}
    asked = [number for number in range(len(right.exchanged)) if number not in spared]
    is_lagging = any(_lags(surroundings, range(number, number + 1), None, _SEEN) for number in asked)
    return "it does not depend on all its arguments" if is_lagging else None


def _too_straight(surroundings: Sequence[SideBySide], names: Sequence[str]) -> str | None:
    """By which argument the slope does not vary enough: with all that is exchanged, or with that argument itself."""
    _, right = surroundings[0]
    for name in names:
        number = right.numbers.get(name)
        itself = [range(number, number + 1)] if number is not None else []
        if any(_lags(surroundings, some, name, _VARYING) for some in (range(len(right.exchanged)), *itself)):
            return f"it is too simple: its slope by {name} is the same everywhere"
    return None


def _lags(surroundings: Sequence[SideBySide], numbers: range, name: str | None, share: float) -> bool:
    """Whether a value or Jacobian varies less than its share of what the right one does with exchanged arguments."""
    own, right = (
        sum(
            _variation(side[which].here, there, name)
            for side in surroundings
            for there in side[which].exchanged[numbers.start : numbers.stop]
        )
        for which in (0, 1)
    )
    return right > _NOTICEABLE * len(surroundings) and own < share * right


def _is_ignored(surroundings: Sequence[SideBySide], name: str) -> bool:
    own, right = (sum(_size(side[which].here.jacobians[name]) for side in surroundings) for which in (0, 1))
    return own < _SEEN * right


def _variation(here: Linearization, there: Linearization, name: str | None) -> float:
    one, other = (
        linearization.value if name is None else linearization.jacobians[name] for linearization in (here, there)
    )
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
    (_rank, _RANKED, "it depends in too few ways on"),
)
"""How much there is of a Jacobian, the share of the right one's that is asked for, and what is said below that."""
