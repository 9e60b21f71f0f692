"""What a function returned has to last: later calls change neither its results nor what its caches are good for."""

from collections.abc import Mapping, Sequence

import numpy as np

from autograder.author.cases import Case
from autograder.author.declare import Pair, Plain, backward_call, forward_call, result_call
from autograder.derive.expected import Expectations, Outputs
from autograder.grading.ask import Asker, Questions, taken
from autograder.numeric.arrays import Array, map_arrays
from autograder.numeric.compare import difference
from autograder.sandbox.calls import Call

_FIRST, _OTHER, _BACK, _AGAIN = range(4)


def broken(asker: Asker, expectations: Expectations, exercise: Plain | Pair, case: Case) -> Mapping[str, str]:
    """Call a function at a case and then elsewhere; return the outputs that did not last, and the mistake in each.

    Elsewhere are arguments of the same shapes, so that a buffer or a memory by shape is written over.
    """
    upstream, expected = _right(expectations, exercise, case)
    questions = expectations.once(
        (exercise.function, f"{case.label}: lasting"),
        lambda: Questions([(case, call) for call in _calls(exercise, case, upstream)]),
    )
    outcomes = [reply.outcome for reply in asker.ask(questions)]
    if isinstance(exercise, Pair) and (stale := _wrong(taken(exercise.returns, outcomes[_BACK]), expected, case)):
        return dict.fromkeys(stale, "cache-of-another-call")
    return dict.fromkeys(_wrong(taken(exercise.returns, outcomes[-1]), expected, case), "result-overwritten")


def _right(expectations: Expectations, exercise: Plain | Pair, case: Case) -> tuple[Array | None, Outputs]:
    """Return the last upstream gradient of a pair, and what is expected for it; of a function there is none."""
    if isinstance(exercise, Pair):
        return expectations.gradients(exercise, case)[-1]
    return None, expectations.values(exercise.function, case, exercise.outputs)


def _calls(exercise: Plain | Pair, case: Case, upstream: Array | None) -> Sequence[Call]:
    """Write down: forward here and elsewhere, backward here and elsewhere, and once more what came here."""
    first = forward_call(exercise, case.arguments)
    other = forward_call(exercise, tuple(map_arrays(np.flip, argument) for argument in case.arguments))
    if isinstance(exercise, Plain):
        return [first, other, result_call(first, _FIRST)]
    back, again = (backward_call(exercise, case, upstream, number) for number in (_FIRST, _OTHER))
    return [first, other, back, again, result_call(back, _BACK)]


def _wrong(values: Mapping[str, object] | None, expected: Outputs, case: Case) -> list[str]:
    """The outputs that are not what is expected; none where there are no values: a second use may fail."""
    if values is None:
        return []
    return [name for name, one in expected.items() if difference(values[name], one, case.precision) is not None]
