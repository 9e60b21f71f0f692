"""What a second look at an exercise needs to have at hand."""

from collections.abc import Mapping

import msgspec

from autograder.grading.asking import Asker
from autograder.grading.cases import Case
from autograder.grading.declare import Pair, Plain
from autograder.grading.doubt import Doubt
from autograder.grading.expect import Expectations, exact
from autograder.grading.own import Forward, in_process
from autograder.grading.portraits import Places, right_portrait, sitting
from autograder.grading.record import Record
from autograder.numeric.arrays import iter_arrays
from autograder.numeric.compare import Difference, difference
from autograder.numeric.richness import Portrait, Sitting

_PORTRAYED_VALUES = 100
_PORTRAYED_ELEMENTS = 1000
_PORTRAYED_ARRAYS = 9


class Bench(msgspec.Struct, frozen=True):
    """The student, the reference, what was found about the exercise, and about the others that were judged so far."""

    asker: Asker
    expectations: Expectations
    record: Record
    peers: Mapping[str, Record]
    rich: set[str] = msgspec.field(default_factory=set)
    """Wrong forward functions that are rich enough to carry an error forward, as far as that is known."""
    sittings: dict[tuple[str, str], tuple[Sitting, Sitting] | None] = msgspec.field(default_factory=dict)

    def own(self, exercise: Plain | Pair, case: Case) -> Forward:
        """Return the student's forward function at a case."""
        keep = (1,) if exercise.value.has_cache else ()
        return Forward(self.asker.run, exercise.forward, exercise.value.path, keep, case.arguments)

    def forward_is_right(self, exercise: Plain | Pair, doubt: Doubt) -> bool:
        """Return whether the student's forward function gave the right value where something is in doubt."""
        return doubt.own is not None and self.forward_difference(exercise, doubt, doubt.own) is None

    def forward_difference(self, exercise: Plain | Pair, doubt: Doubt, own: Mapping[str, object]) -> Difference | None:
        """Return how what the student's forward function gave differs from the right value, or None."""
        expected = self.expectations.values(exercise.forward, doubt.case, exercise.value)
        name, value = next(iter(expected.items()))
        return difference(own[name], value, doubt.case.precision)

    def is_small(self, exercise: Plain | Pair, case: Case) -> bool:
        """Return whether a function has few enough values and arguments at a case to be portrayed there.

        A portrait exchanges every array, and differentiates by all of them each time.
        """
        expected = self.expectations.values(exercise.forward, case, exercise.value)
        is_few = next(iter(expected.values())).value.size <= _PORTRAYED_VALUES
        sizes = [array.size for array in iter_arrays(case.arguments)]
        return is_few and len(sizes) <= _PORTRAYED_ARRAYS and max(sizes, default=0) <= _PORTRAYED_ELEMENTS

    def sitting(self, exercise: Plain | Pair, case: Case, places: Places) -> tuple[Sitting, Sitting] | None:
        """Portray the student's forward function and the right one at a case; None where the student's has no slope."""
        run = in_process(self.expectations.function(exercise.forward))
        forward = Forward(run, exercise.forward, exercise.value.path, (), exact(case.arguments))
        names = ", ".join(places)

        def right(number: int | None) -> Portrait | None:
            key = f"portrait {number} by {names}", f"{exercise.forward}: {case.label}"
            return self.expectations.once(key, lambda: right_portrait(forward, places, number))

        key = case.label, names
        if key not in self.sittings:
            self.sittings[key] = sitting(self.own(exercise, case), right, places, case.precision)
        return self.sittings[key]
