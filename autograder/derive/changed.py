"""Right functions with a slip, asked at a case: what known kinds of slips give, though nobody wrote them down."""

import copy
import functools
import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import msgspec
import numpy as np

from autograder.author.cases import Case
from autograder.author.declare import Pair, Plain, Scripted
from autograder.derive.expected import Expectations, exact
from autograder.derive.script import performed
from autograder.numeric.arrays import Array, iter_arrays
from autograder.numeric.evidence import Changes, Lazy
from autograder.source.slips import Slip, slips

_LARGE = 1000

_CALLS = 50_000
"""So many calls and returns a slip may take: more than a right function ever needs at a point of this size."""

Module = Mapping[str, Any]
"""The names of a module in which one function is changed."""


@contextmanager
def _patience() -> Iterator[None]:
    """Stop what makes too many calls: a slip may lead into a recursion, or along every path of a graph."""
    left = iter(range(_CALLS))

    def count(*_event: object) -> None:
        if next(left, None) is None:
            msg = "a slip does not come to an end"
            raise RuntimeError(msg)

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield
    finally:
        sys.setprofile(before)


class Changed:
    """The reference, and other right solutions if there are any, with a slip in one exercise."""

    def __init__(self, expectations: Expectations, exercise: Plain | Pair | Scripted) -> None:
        """Change the functions that ``exercise`` is judged by; the same serves exercises with other outputs of them."""
        self._expectations = expectations
        self._modules: dict[str, Callable[[], Module]] = {}
        self._made: dict[str, Module] = {}
        functions = (exercise.backward, exercise.forward) if isinstance(exercise, Pair) else (exercise.function,)
        found = [
            (slip, module, function)
            for module in (*exercise.forms, expectations.reference)
            if all(hasattr(module, name) for name in functions)
            for function in functions
            for slip in _slips(module, function, only_values=isinstance(exercise, Scripted))
        ]
        for slip, module, function in sorted(found, key=lambda one: one[0].order):
            self._modules[f"{slip.name}/{len(self._modules)}"] = functools.partial(_made, module, function, slip.source)

    def at(self, exercise: Plain | Pair | Scripted, case: Case, upstream: Array | None, output: str) -> Changes | None:
        """Return what the slips give for an output; None where arrays are too large to try all of them."""
        if max((array.size for array in iter_arrays(case.arguments)), default=0) > _LARGE:
            return None
        lead = "" if upstream is None else upstream.tobytes().hex()
        key = f"{exercise.function}, changed", f"{case.label}, {lead}"
        memo: dict[str, Mapping[str, Array]] = self._expectations.once(key, dict)

        def work_out(name: str) -> Array:
            if name not in memo:
                memo[name] = self._outputs(name, exercise, case, upstream)
            return memo[name][output]

        return Changes(Lazy({name: name for name in self._modules}, work_out), self._moved(exercise, case, output))

    def _outputs(
        self, name: str, exercise: Plain | Pair | Scripted, case: Case, upstream: Array | None
    ) -> Mapping[str, Array]:
        """Run one changed module; a change that makes it fail gives nothing."""
        try:
            if name not in self._made:
                self._made[name] = self._modules[name]()
            with np.errstate(all="ignore"), _patience():
                found = self._run(self._made[name], exercise, case, upstream)
            return {output: np.asarray(value, np.float64) for output, value in found.items()}
        except Exception:  # noqa: BLE001 - whatever a slip leads to
            return {}

    def _run(
        self, names: Module, exercise: Plain | Pair | Scripted, case: Case, upstream: Array | None
    ) -> Mapping[str, object]:
        # copies of everything: a slip may write into what it is given, and others are judged by that
        arguments, extra = copy.deepcopy((exact(case.arguments), case.extra))
        if isinstance(exercise, Scripted):
            module = ModuleType("changed")
            vars(module).update(names)
            return performed(module, exercise.script(msgspec.structs.replace(case, arguments=arguments)))
        if isinstance(exercise, Plain):
            return exercise.returns(names[exercise.function](*arguments))
        forwarded = names[exercise.forward](*arguments)
        self._insist_on_value(exercise, case, forwarded)
        lead = (np.array(upstream, np.float64),) if exercise.cost.leads else ()
        return exercise.returns(names[exercise.backward](*lead, forwarded[1], *extra))

    def _insist_on_value(self, pair: Pair, case: Case, forwarded: object) -> None:
        """A slip in the forward function counts here where its value is right and its cache is not."""
        expected = self._expectations.values(pair.forward, case, pair.value)
        name, right = next(iter(expected.items()))
        if not np.allclose(np.asarray(pair.value(forwarded)[name], np.float64), right.value, rtol=1e-6, atol=0):
            msg = f"{pair.forward} gives another value"
            raise ValueError(msg)

    def _moved(self, exercise: Plain | Pair | Scripted, case: Case, output: str) -> Array | None:
        """Return the argument that an output is the gradient by, or the new value of."""
        if isinstance(exercise, Scripted):
            return None
        if isinstance(exercise, Pair):
            place = exercise.place(output, self._expectations.parameters(exercise.forward))
            return None if place is None else place.of(case.arguments)
        stem = output.rstrip("0123456789")
        parameters = self._expectations.parameters(exercise.function)
        if stem == output or stem not in parameters:
            return None
        return np.asarray(case.arguments[parameters.index(stem)][int(output[len(stem) :]) - 1])  # type: ignore[index]


def _slips(module: ModuleType, function: str, *, only_values: bool) -> list[Slip]:
    """The slips of a function; none where it was not read from a file, so that nothing can be changed."""
    try:
        source = inspect.getsource(getattr(module, function))
    except (OSError, TypeError):
        return []
    return slips(source, only_values=only_values)


def _made(module: ModuleType, function: str, source: str) -> Module:
    names = dict(vars(module))
    exec(compile(source, function, "exec"), names)  # noqa: S102 - our own reference, changed by ourselves
    return names
