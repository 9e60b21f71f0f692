"""An exercise that is made of others is right if it does with them what it should, even where one of them is wrong.

A layer that hands its work to a wrong ``linear_backward`` is a right layer: the mistake costs its marks once, where it
was made. The student's function has to call its parts, and they have to give just what came if they are called one
after another as the grader declares. Parts that give nothing, or that do not depend on what they are given, show
nothing and keep no marks.
"""

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from autograder.grading.asking import Asker
from autograder.grading.bench import Bench
from autograder.grading.cases import Case
from autograder.grading.declare import Pair, Parts, PartsAt, Plain, Recipe, backward_call, forward_call
from autograder.grading.doubt import Doubt
from autograder.grading.kitchen import Kitchen, NoValueError
from autograder.grading.own import places_of
from autograder.numeric.arrays import Array, map_arrays, rms
from autograder.numeric.compare import Expected, difference
from autograder.numeric.richness import poverty
from autograder.sandbox.calls import Returned

_ALIVE = 1e-3
_SITTINGS = 3


def kept_by_parts(exercise: Plain | Pair, bench: Bench, doubts: Sequence[Doubt]) -> str | None:
    """Return a note for the student if every value is what the student's own parts give, else None."""
    for way in exercise.parts:
        names = _functions(way, doubts[0])
        # What is right is right, whether it is called or written out once more.
        wrong = [name for name in names if name not in bench.peers or not bench.peers[name].is_right]
        is_used = _uses(wrong, exercise, bench.asker, doubts[0])
        if is_used and all(_is_kept(way, bench, doubt) for doubt in doubts):
            if _is_poor(exercise, bench, doubts):
                return None
            give = "gives" if len(names) == 1 else "give"
            return f"it keeps its marks: it is what your own {_listed(names)} {give}; a mistake there costs marks once"
    return None


def _uses(names: Sequence[str], exercise: Plain | Pair, asker: Asker, doubt: Doubt) -> bool:
    """Whether the student's function calls all of some parts: one that leaves a part out may give the same by luck."""
    watch = tuple(names)
    calls = [forward_call(exercise, doubt.case.arguments, watch)]
    if isinstance(exercise, Pair):
        calls.append(backward_call(exercise, doubt.case, doubt.upstream, 0, watch))
    called = {name for outcome in asker.run(calls) if isinstance(outcome, Returned) for name in outcome.called}
    return called >= set(names)


def _is_poor(exercise: Plain | Pair, bench: Bench, doubts: Sequence[Doubt]) -> bool:
    """Whether the parts are so simple that it shows nothing to put them together: every way gives the same then."""
    kinds: dict[str, dict[str, Case]] = {}
    for doubt in doubts:
        if bench.is_small(exercise, doubt.case) and not bench.forward_is_right(exercise, doubt):
            asked_for = repr((doubt.case.extra, list(places_of(doubt.case.arguments))))
            kinds.setdefault(asked_for, {})[doubt.case.label] = doubt.case
    for kind in kinds.values():
        cases = list(kind.values())[:_SITTINGS]
        found = [bench.sitting(exercise, case, places_of(case.arguments)) for case in cases]
        known = [one for one in found if one is not None]
        if len(known) < len(found) or poverty(known, may_ignore=True) is not None:
            return True
    return False


def _functions(way: PartsAt | Recipe, doubt: Doubt) -> list[str]:
    """The exercises that a way is made of."""
    if isinstance(way, Recipe):
        return list(way.functions)
    return list(dict.fromkeys(call.function for call in way(doubt.case, doubt.upstream).calls))


def _is_kept(way: PartsAt | Recipe, bench: Bench, doubt: Doubt) -> bool:
    given = _made(way, bench, doubt.case, doubt.upstream, doubt.output)
    if given is None or not np.isfinite(given).all() or not given.any():
        return False
    noise = np.full(given.shape, float(doubt.expected.noise.max(initial=0.0)) + np.abs(given).max(initial=0.0))
    own = Expected(given, noise, given, given)
    if difference(doubt.actual, own, doubt.case.precision) is not None:
        return False
    other = _made(way, bench, *_moved(doubt), doubt.output)
    return other is not None and other.shape == given.shape and rms(other - given) >= _ALIVE * rms(given)


def _made(way: PartsAt | Recipe, bench: Bench, case: Case, upstream: Array | None, output: str) -> Array | None:
    """What the student's parts make of an output at a case, if it is numbers."""
    if not isinstance(way, Recipe):
        return _given(way(case, upstream), bench.asker, output)
    try:
        with np.errstate(all="ignore"):
            return np.asarray(way.cook(Kitchen(bench), case, upstream)[output], np.float64)
    except NoValueError:
        return None


def _moved(doubt: Doubt) -> tuple[Case, Array | None]:
    """The case with another upstream gradient, or, where there is none, with other arguments."""
    if doubt.upstream is not None:
        return doubt.case, -doubt.upstream
    arguments = tuple(map_arrays(lambda array: array[::-1] * 0.5, argument) for argument in doubt.case.arguments)
    return msgspec.structs.replace(doubt.case, arguments=arguments), None


def _given(parts: Parts, asker: Asker, output: str) -> Array | None:
    """What the parts give for an output, if it is numbers."""
    call, item = parts.outputs[output]
    outcome = asker.run(parts.calls)[call]
    if not isinstance(outcome, Returned):
        return None
    value = outcome.value
    if isinstance(item, str):
        value = value.get(item) if isinstance(value, Mapping) else None
    elif item is not None:
        value = value[item] if isinstance(value, tuple | list) and len(value) > item else None
    is_numeric = isinstance(value, np.ndarray) and value.dtype.kind in "fiu"
    return np.asarray(value, np.float64) if is_numeric else None


def _listed(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
