"""What an exercise is judged at, and how its results are taken apart."""

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec
import numpy as np

from autograder.course import Group
from autograder.numeric.arrays import iter_arrays
from autograder.numeric.compare import Precision, precision_of


class MalformedError(Exception):
    """A result is not built as the contract says; the message is for the student and goes on after the function."""


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One point to judge at.

    ``arguments`` go to the function, or to the forward function of a pair; ``extra`` to the backward function after
    the upstream gradient and the cache. ``check`` is the check all outputs count for; without it each output counts
    for the check of its own name. ``needs`` are other checks of the exercise: the case counts only if nothing was found
    against them by then. ``group`` is the group of cases it counts in. ``kink`` is the position of an argument
    whose zeros lie on a kink, or ``ties`` are those of two with a kink where they are equal. Where the value is not
    defined mathematically, ``finite_only`` asks for finite numbers of the right shape and nothing else. ``stabiliser``
    is how much of its size an element may be off for what is added lest a logarithm or a quotient fails, where that is
    more than usual. Upstream gradients are ``upstream_scale`` times as large as usual. With ``quiet`` a floating-point
    warning of NumPy's is an error.
    """

    label: str
    m: int
    arguments: tuple[object, ...]
    extra: tuple[object, ...] = ()
    check: str = ""
    needs: frozenset[str] = frozenset()
    group: Group = "basic"
    kink: int | None = None
    ties: tuple[int, int] | None = None
    finite_only: bool = False
    stabiliser: float | None = None
    upstream_scale: float = 1.0
    quiet: bool = False
    precision: Precision = "float64"

    def __post_init__(self) -> None:
        """Find the precision, once for all submissions: float32 where the arguments are."""
        msgspec.structs.force_setattr(self, "precision", precision_of(*iter_arrays(self.arguments)))

    @property
    def is_read_only(self) -> bool:
        """Whether an argument may not be written into."""
        return any(not array.flags.writeable for array in iter_arrays(self.arguments))


class Take(msgspec.Struct, frozen=True):
    """Takes a result apart into named outputs. Make one with ``alone``, ``items``, ``lists`` or ``entries``."""

    kind: Literal["alone", "items", "lists", "entries"]
    names: tuple[str, ...]
    lengths: tuple[int, ...] = ()
    total: str = ""

    @property
    def has_cache(self) -> bool:
        """Whether the second item is a cache, which only the student's own backward understands."""
        return self.kind == "items" and self.names[1:2] != () and self.names[1].startswith("cache")

    @property
    def path(self) -> tuple[int, ...]:
        """The way to the first output in a result."""
        return {"items": (0,), "lists": (0, 0)}.get(self.kind, ())

    @property
    def picked(self) -> tuple[str, ...]:
        """The keys of a dict that are asked for; other keys are allowed and need not cross the wire."""
        return self.names if self.kind == "entries" else ()

    def __call__(self, result: object) -> Mapping[str, object]:
        """Return the outputs by name.

        Raises:
            MalformedError: the result is not built as the contract says.
        """
        match self.kind:
            case "alone":
                return {self.names[0]: result}
            case "items":
                return self._items(result)
            case "lists":
                return self._lists(result)
            case _:
                return self._entries(result)

    def _items(self, result: object) -> Mapping[str, object]:
        if not isinstance(result, tuple | list) or len(result) != len(self.names):
            msg = f"returned {_in_words(result)}, not ({', '.join(self.names)})"
            raise MalformedError(msg)
        found = {name: item for name, item in zip(self.names, result, strict=True) if not name.startswith("cache")}
        return found | ({self.total: _sum(list(found.values()))} if self.total else {})

    def _lists(self, result: object) -> Mapping[str, object]:
        wanted = ", ".join(f"a list of {length} arrays" for length in self.lengths)
        if not isinstance(result, tuple | list) or len(result) != len(self.lengths):
            msg = f"returned {_in_words(result)}, not ({wanted})"
            raise MalformedError(msg)
        found: list[object] = []
        for part, length in zip(result, self.lengths, strict=True):
            is_list = isinstance(part, tuple | list) or (isinstance(part, np.ndarray) and part.ndim > 0)
            if not is_list or len(part) != length:
                msg = f"returned {_in_words(part)} where a list of {length} is due: it has to be ({wanted})"
                raise MalformedError(msg)
            found.extend(part)
        return dict(zip(self.names, found, strict=True))

    def _entries(self, result: object) -> Mapping[str, object]:
        if not isinstance(result, dict):
            msg = f"returned {_in_words(result)}, not a dict with {', '.join(self.names)}"
            raise MalformedError(msg)
        missing = [name for name in self.names if name not in result]
        if missing:
            msg = f"returned a dict that lacks {', '.join(missing)}"
            raise MalformedError(msg)
        return {name: result[name] for name in self.names}


def _sum(values: list[object]) -> object:
    """The sum of arrays of one shape, or else the first value: what is wrong with it shows."""
    arrays = [np.asarray(value) for value in values if isinstance(value, np.ndarray) and value.dtype.kind in "fiu"]
    is_sum = len(arrays) == len(values) and len({array.shape for array in arrays}) == 1
    return sum(arrays) if is_sum else values[0]


def _in_words(result: object) -> str:
    if isinstance(result, tuple | list):
        return "1 item" if len(result) == 1 else f"{len(result)} items"
    if isinstance(result, np.ndarray):
        return "one array"
    if isinstance(result, int | float):
        return "one number"
    return {"NoneType": "None", "dict": "a dict"}.get(type(result).__name__, f"one {type(result).__name__}")


def firsts(cases: Sequence[Case]) -> list[Case]:
    """Return the first ordinary case of each check that cases count for."""
    found: dict[str, Case] = {}
    for case in cases:
        if case.group == "basic" and not case.finite_only:
            found.setdefault(case.check, case)
    return list(found.values())


def alone(name: str) -> Take:
    """The result itself is the output ``name``."""
    return Take("alone", (name,))


def items(*names: str, total: str = "") -> Take:
    """The result is a tuple or list of the outputs ``names``; a second one called ``cache...`` stays in the guest.

    ``total`` is the name of one more output, the sum of all of them.
    """
    return Take("items", names, total=total)


def lists(**lengths: int) -> Take:
    """The result is a tuple of lists of arrays, by name and length; ``nabla_b=2`` are ``nabla_b1`` and ``nabla_b2``."""
    names = tuple(f"{name}{number}" for name, length in lengths.items() for number in range(1, length + 1))
    return Take("lists", names, tuple(lengths.values()))


def entries(*names: str) -> Take:
    """The result is a dict with at least the keys ``names``."""
    return Take("entries", names)
