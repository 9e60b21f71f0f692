"""The reference's functions in the place of a student's lost ones: the guest calls back, the reference stays here."""

import inspect
import resource
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from autograder.author.declare import Pair, Plain
from autograder.numeric.arrays import iter_arrays
from autograder.sandbox.calls import Given

_GIVEN_BYTES = 16 * 1024**2
_WORK_BYTES = 768 * 1024**2
_PAGE_BYTES = resource.getpagesize()

Declared = Mapping[str, Plain | Pair]
"""What the graders declare, by the function that is judged."""
FunctionOf = Callable[[str], Callable[..., Any]]
"""Gives a function of the reference by its name."""


class Exchange:
    """Functions of the reference, as ``sandbox.calls.Functions``; ``called`` are those that were called so far."""

    def __init__(self, function: FunctionOf, names: Sequence[str], declared: Declared) -> None:
        """Let ``function(name)`` stand for each of ``names``."""
        self.names = tuple(names)
        self.called: set[str] = set()
        self._function = function
        self._pairs = {name: one for name in names if isinstance(one := declared[name], Pair)}
        self._caching = [name for name in names if name not in self._pairs and declared[name].value.has_cache]

    @property
    def order(self) -> Mapping[str, object]:
        """What a guest is told: the names, which of them return a cache, and where backward functions take theirs."""
        forwards = {}
        for name, pair in self._pairs.items():
            position = 1 if pair.cost.leads else 0
            forwards[name] = [
                pair.forward,
                position,
                list(inspect.signature(self._function(name)).parameters)[position],
            ]
        return {"names": list(self.names), "caching": self._caching, "forwards": forwards}

    def call(self, number: int, given: Given, forward: Given | None) -> object:
        """Return what the reference's function gives; of a forward function the value without its cache.

        Raises:
            TypeError: it does not take such arguments.
            ValueError: there is no such function, it has no value for them, or they are too large.
        """
        if number >= len(self.names) or (self.names[number] in self._pairs) != (forward is not None):
            msg = "no such function"
            raise ValueError(msg)
        name = self.names[number]
        self.called.add(name)
        if sum(array.nbytes for array in iter_arrays((*given, *(forward or ())))) > _GIVEN_BYTES:
            msg = f"{name} was called with more than {_GIVEN_BYTES} bytes"
            raise ValueError(msg)
        if forward is not None:
            given = self._with_cache(self._pairs[name], given, forward)
        result = _called(self._function(name), given)
        return result[0] if name in self._caching else result

    def _with_cache(self, pair: Pair, given: Given, forward: Given) -> Given:
        """Put the cache in its place that the reference makes of what the forward function was given."""
        cache = _called(self._function(pair.forward), forward)[1]
        position = _cache_position(pair)
        if len(given.arguments) < position:  # what comes before it was named
            _, name = list(inspect.signature(self._function(pair.backward)).parameters)[: position + 1]
            return Given(given.arguments, {**given.keywords, name: cache})
        return Given((*given.arguments[:position], cache, *given.arguments[position:]), given.keywords)


def _cache_position(pair: Pair) -> int:
    return 1 if pair.cost.leads else 0


def closed(wanted: set[str], judged: str, declared: Declared) -> set[str]:
    """Return the functions to exchange where some are wanted.

    A forward function goes with its backward functions, since only these understand its cache. What shares its cache
    with the function that is ``judged`` cannot be exchanged.
    """
    own = declared[judged].forward if judged in declared else judged
    forwards = wanted & {exercise.forward for exercise in declared.values()}
    names = wanted | {name for name, exercise in declared.items() if exercise.forward in forwards}
    return {name for name in names if declared[name].forward != own} - {judged}


def _called(function: Callable[..., Any], given: Given) -> Any:  # noqa: ANN401 - any result
    try:
        with np.errstate(all="ignore"), _memory_bounded():
            return function(*given.arguments, **given.keywords)
    except Exception as error:
        # Whatever the reference makes of arguments that nobody should give it: the student's code hears of it.
        msg = f"{type(error).__name__}: {error}"
        raise ValueError(msg) from error


@contextmanager
def _memory_bounded() -> Iterator[None]:
    """Let this process take no more than so much here: what it works with was chosen by a student."""
    before = soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    taken_bytes = int(Path("/proc/self/statm").read_bytes().split()[0]) * _PAGE_BYTES
    bounds = [bound for bound in (soft, hard) if bound != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min([taken_bytes + _WORK_BYTES, *bounds]), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
