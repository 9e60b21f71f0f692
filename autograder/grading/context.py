"""What a second look at an exercise needs: who is asked, what is right, and what was found so far."""

from collections.abc import Mapping

import msgspec

from autograder.author.cases import Case
from autograder.author.declare import Pair, Plain
from autograder.derive.expected import Expectations, exact
from autograder.derive.forward import Forward, in_process
from autograder.derive.linearize import Places, right_linearization, surroundings_of
from autograder.grading.ask import Asker
from autograder.grading.record import Judged, Record
from autograder.numeric.arrays import iter_arrays
from autograder.numeric.compare import Difference, difference
from autograder.numeric.richness import Linearization, SideBySide

_LINEARIZED_VALUES = 100
_LINEARIZED_ELEMENTS = 1000
_LINEARIZED_ARRAYS = 9


class Context(msgspec.Struct, frozen=True):
    """The student, the reference, what was found about the exercise, and about the others that were judged so far."""

    asker: Asker
    expectations: Expectations
    record: Record
    peers: Mapping[str, Record]
    rich: set[str] = msgspec.field(default_factory=set)
    """Wrong forward functions that are rich enough to carry an error forward, as far as that is known."""
    surroundings: dict[tuple[str, str], SideBySide | None] = msgspec.field(default_factory=dict)

    def own(self, exercise: Plain | Pair, case: Case) -> Forward:
        """Return the student's forward function at a case."""
        keep = (1,) if exercise.value.has_cache else ()
        return Forward(self.asker.run, exercise.forward, exercise.value.path, keep, case.arguments)

    def forward_is_right(self, exercise: Plain | Pair, one: Judged) -> bool:
        """Return whether the student's forward function gave the right value where something is in one."""
        return one.own is not None and self.forward_difference(exercise, one, one.own) is None

    def forward_difference(self, exercise: Plain | Pair, one: Judged, own: Mapping[str, object]) -> Difference | None:
        """Return how what the student's forward function gave differs from the right value, or None."""
        expected = self.expectations.values(exercise.forward, one.case, exercise.value)
        name, value = next(iter(expected.items()))
        return difference(own[name], value, one.case.precision)

    def is_small(self, exercise: Plain | Pair, case: Case) -> bool:
        """Return whether a function has few enough values and arguments at a case to be linearized there.

        A linearization exchanges every array, and differentiates by all of them each time.
        """
        expected = self.expectations.values(exercise.forward, case, exercise.value)
        is_few = next(iter(expected.values())).value.size <= _LINEARIZED_VALUES
        sizes = [array.size for array in iter_arrays(case.arguments)]
        return is_few and len(sizes) <= _LINEARIZED_ARRAYS and max(sizes, default=0) <= _LINEARIZED_ELEMENTS

    def surroundings_of(self, exercise: Plain | Pair, case: Case, places: Places) -> SideBySide | None:
        """Linearize the student's forward function and the right one at a case; None where the former has no slope."""
        run = in_process(self.expectations.function(exercise.forward))
        forward = Forward(run, exercise.forward, exercise.value.path, (), exact(case.arguments))
        names = ", ".join(places)

        def right(number: int | None) -> Linearization | None:
            key = f"linearization {number} by {names}", f"{exercise.forward}: {case.label}"
            return self.expectations.once(key, lambda: right_linearization(forward, places, number))

        key = case.label, names
        if key not in self.surroundings:
            self.surroundings[key] = surroundings_of(self.own(exercise, case), right, places, case.precision)
        return self.surroundings[key]
