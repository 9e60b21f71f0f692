"""Right functions with slips, asked at a case: what known kinds of slips give, though nobody wrote them down."""

import copy
import functools
import itertools
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from types import FrameType, ModuleType
from typing import Any, NamedTuple

import msgspec
import numpy as np

from autograder.author.cases import Case
from autograder.author.declare import Pair, Plain, Scripted
from autograder.derive.elsewhere import Elsewhere, places
from autograder.derive.expected import Expectations, exact
from autograder.derive.script import performed
from autograder.derive.slipped import Line, Module, Slipped, with_one, with_two
from autograder.numeric.arrays import Array, iter_arrays, map_arrays
from autograder.numeric.evidence import Changes, Lazy

Tracer = Callable[[FrameType, str, object], Any]
"""Is called at every line, and returns itself for the next one."""

_LARGE = 1000

_CALLS = 50_000
"""So many calls and returns a slip may take: more than a right function ever needs at a point of this size."""

_SAME = 1e-6
_CARRIED = "from-forward"
_TELLING_FIRST = 14
"""Slips up to this order come before right functions with something else in the place of an argument."""


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


@contextmanager
def _lines_gone_through() -> Iterator[set[Line]]:
    """Note the lines that are gone through, in whatever file."""
    lines: set[Line] = set()

    def trace(frame: FrameType, _event: str, _argument: object) -> Tracer:
        lines.add((frame.f_code.co_filename, frame.f_lineno))
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield lines
    finally:
        sys.settrace(before)


class _At(NamedTuple):
    """Where right functions with slips are asked."""

    exercise: Plain | Pair | Scripted
    case: Case
    upstream: Array | None


class _Plan(NamedTuple):
    """What is run: a module, and what is made of something that its functions are given, if anything.

    ``is_carried`` if it is a mistake of the forward function that the backward function only goes on with.
    """

    slipped: Slipped
    elsewhere: Elsewhere | None = None
    is_carried: bool = False

    @property
    def name(self) -> str:
        """What the mistake is called."""
        if self.is_carried:
            return _CARRIED
        return self.elsewhere.name if self.elsewhere else self.slipped.name


class Changed:
    """The reference, and other right solutions if there are any, with slips in what an exercise is judged by."""

    def __init__(self, expectations: Expectations, exercise: Plain | Pair | Scripted) -> None:
        """Change the functions that ``exercise`` is judged by; the same serves exercises with other outputs of them."""
        self._expectations = expectations
        pair = exercise if isinstance(exercise, Pair) else None
        self._functions = (exercise.function, *((pair.forward,) if pair else ()))
        self._modules = [
            module
            for module in (*exercise.forms, expectations.reference)
            if all(hasattr(module, name) for name in self._functions)
        ]
        self._only_values = isinstance(exercise, Scripted)
        forward = pair.forward if pair else None
        self._slipped = with_one(self._modules, self._functions, forward=forward, only_values=self._only_values)
        self._known: dict[tuple[object, ...], Mapping[str, tuple[str, _Plan]]] = {}
        self._made: dict[int, Module] = {}

    def at(
        self, exercise: Plain | Pair | Scripted, case: Case, upstream: Array | None, output: str, *, carries: bool
    ) -> Changes | None:
        """Return what the slips give for an output; None where arrays are too large to try all of them.

        ``carries`` if the student's forward function is wrong, so that its mistake may be all there is.
        """
        if max((array.size for array in iter_arrays(case.arguments)), default=0) > _LARGE:
            return None
        at = _At(exercise, case, upstream)
        lead = "" if upstream is None else upstream.tobytes().hex()
        key = f"{exercise.function}, changed", f"{case.label}, {lead}, {carries}"
        memo: dict[str, Mapping[str, Array]] = self._expectations.once(key, dict)

        def work_out(named: tuple[str, _Plan]) -> Array:
            name, plan = named
            if name not in memo:
                memo[name] = self._outputs(plan, at)
            return memo[name][output]

        plans = self._plans(at, carries=carries)
        told = sum(plan.is_carried or plan.slipped.is_told for _, plan in plans.values())
        moved = self._moved(exercise, case, output)
        return Changes(Lazy(plans, work_out), lambda: Lazy(self._twofold, work_out), moved, told)

    def _plans(self, at: _At, *, carries: bool) -> Mapping[str, tuple[str, _Plan]]:
        """What to try, by name, the more telling first; the same wherever the arguments are of the same kinds."""
        kinds = carries, *(_kind(argument) for argument in (*at.case.arguments, *at.case.extra))
        if kinds not in self._known:
            carried = [_Plan(one, is_carried=True) for one in self._slipped if one.is_forward and carries]
            telling = [_Plan(one) for one in self._slipped if one.order < _TELLING_FIRST]
            others = [_Plan(one) for one in self._slipped if one.order >= _TELLING_FIRST]
            plans = [*carried, *telling, *self._elsewhere(at), *others]
            named = {f"{plan.name}/{number}": plan for number, plan in enumerate(plans)}
            self._known[kinds] = {name: (name, plan) for name, plan in named.items()}
        return self._known[kinds]

    def _elsewhere(self, at: _At) -> Iterator[_Plan]:
        if not isinstance(at.exercise, Scripted) and self._modules:
            form, reference = (
                Slipped("", module, {}, _TELLING_FIRST) for module in (self._modules[0], self._modules[-1])
            )
            for one in places(at.exercise, at.case, reference.module):
                yield _Plan(form, one)
                if one.place == "extra":  # formulas that are the same where they belong may differ elsewhere
                    yield _Plan(reference, one)

    @functools.cached_property
    def _twofold(self) -> Mapping[str, tuple[str, _Plan]]:
        found = with_two(self._modules, self._functions, only_values=self._only_values)
        named = {f"{one.name}/two/{number}": _Plan(one) for number, one in enumerate(found)}
        return {name: (name, plan) for name, plan in named.items()}

    def _outputs(self, plan: _Plan, at: _At) -> Mapping[str, Array]:
        """Run one changed module; a change that makes it fail gives nothing."""
        try:
            lines = plan.slipped.lines
            if lines and not lines & self._visited(plan.slipped.module, at):
                return {}
            key = id(plan.slipped)
            if key not in self._made:
                self._made[key] = plan.slipped.made()
            # Only graphs have ways that are too many to follow.
            quiet = np.errstate(all="ignore"), warnings.catch_warnings(action="ignore")
            with quiet[0], quiet[1], _patience() if self._only_values else nullcontext():
                found = self._run(self._made[key], plan, at)
            return {output: np.asarray(value, np.float64) for output, value in found.items()}
        except Exception:  # noqa: BLE001 - whatever a slip leads to
            return {}

    def _visited(self, module: ModuleType, at: _At) -> frozenset[Line]:
        """The lines of a right module that are gone through at a point: a slip elsewhere changes nothing."""
        lead = "" if at.upstream is None else at.upstream.tobytes().hex()
        key = f"{at.exercise.function}, visited in {module.__name__}", f"{at.case.label}, {lead}"

        def visited() -> frozenset[Line]:
            with np.errstate(all="ignore"), _lines_gone_through() as lines:
                self._run(vars(module), _Plan(Slipped("", module, {}, 0), is_carried=True), at)
            return frozenset(lines)

        return self._expectations.once(key, visited)

    def _run(self, names: Module, plan: _Plan, at: _At) -> Mapping[str, object]:
        # copies of everything: a slip may write into what it is given, and others are judged by that
        exercise, case, upstream = at
        arguments, extra = exact(case.arguments), copy.deepcopy(case.extra)
        if isinstance(exercise, Scripted):
            module = ModuleType("changed")
            vars(module).update(names)
            return performed(module, exercise.script(msgspec.structs.replace(case, arguments=arguments)))
        if isinstance(exercise, Plain):
            return exercise.returns(_arrays(names[exercise.function](*_altered(arguments, plan, "argument"))))
        forwarded = names[exercise.forward](*arguments)
        if not plan.is_carried:
            self._insist_on_value(exercise, case, forwarded)
        lead: tuple[object, ...] = (np.array(upstream, np.float64),) if exercise.cost.leads else ()
        if plan.elsewhere is not None and plan.elsewhere.place == "value":
            lead = tuple(exercise.value(forwarded).values())[:1]
        cache = _with_altered_array(forwarded[1], plan)
        lead, extra = _altered(lead, plan, "lead"), _altered(extra, plan, "extra")
        return exercise.returns(_arrays(names[exercise.backward](*lead, cache, *extra)))

    def _insist_on_value(self, pair: Pair, case: Case, forwarded: object) -> None:
        """A slip in the forward function counts here where its value is right and its cache is not."""
        expected = self._expectations.values(pair.forward, case, pair.value)
        name, right = next(iter(expected.items()))
        found = np.asarray(pair.value(forwarded)[name], np.float64)
        if found.shape != right.value.shape or not (np.abs(found - right.value) <= _SAME * np.abs(right.value)).all():
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


def _arrays(result: object) -> object:
    """A result with arrays for numbers, which NumPy makes of arrays without axes."""
    if isinstance(result, tuple | list):
        return type(result)(map(_arrays, result))
    return np.asarray(result) if isinstance(result, np.generic) else result


def _kind(argument: object) -> str:
    """What kind of argument it is, as far as that says what may stand in its place: of names, which."""
    if isinstance(argument, list) and argument:
        return f"a list of {type(argument[0]).__name__}"
    return argument if isinstance(argument, str) else type(argument).__name__


def _altered(arguments: tuple[object, ...], plan: _Plan, place: str) -> tuple[object, ...]:
    """Return arguments with one of them altered, if the plan is about these."""
    found = plan.elsewhere
    if found is None or found.place != place:
        return arguments
    return tuple(found.alter(one) if at == found.number else one for at, one in enumerate(arguments))


def _with_altered_array(cache: object, plan: _Plan) -> object:
    """Return a cache with one of its arrays altered, if the plan is about that.

    Raises:
        ValueError: it has not so many.
    """
    found = plan.elsewhere
    if found is None or found.place != "cache":
        return cache
    if found.number >= len(list(iter_arrays(cache))):
        msg = "no such array"
        raise ValueError(msg)
    numbers = itertools.count()
    return map_arrays(lambda array: found.alter(array) if next(numbers) == found.number else array, cache)
