"""The cases of an exercise, from its contract and its reference: where to ask, with which numbers, off kinks or on.

A point is drawn again until the reference's own function is smooth around it, and until rounding leaves enough of what
it gives there. An edge at which nothing can be judged, as the gradient of a softmax over one entry, is left out.
"""

from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import NamedTuple

from autograder.author.cases import Case, MalformedError
from autograder.author.declare import Pair, Plain
from autograder.derive.arrangement import deep_arrangements, deep_gradients, deep_values
from autograder.derive.draws import Draw, tied
from autograder.derive.expected import Expectations
from autograder.derive.kinks import Choices, Kinks, Landscape
from autograder.derive.shapes import Contract
from autograder.derive.sizes import NEARLY, Way, batch_size
from autograder.errors import InternalError
from autograder.numeric.arrays import iter_arrays
from autograder.numeric.points import generator

_TRIES = 100
_TRIES_AT_A_SCALE = 5
_TRIES_AT_A_REACH = 10
_REACH: Mapping[str, float] = {"float32": 0.4, "many magnitudes": 1e-8}
"""How far from a kink: differences in single precision take long steps."""
_USUAL_REACH = 1e-3
_REACH_IF_LARGE = 1e-4
_LARGE = 1000


class Role(NamedTuple):
    """What an exercise has to do with the function; ``extra`` are the arguments that its backward function takes again.

    ``by_choice`` names the argument whose choices are the checks.
    """

    exercise: Plain | Pair
    extra: tuple[str, ...] = ()
    by_choice: str = ""


class Points:
    """Draws points for one plain or forward function, for all exercises that are asked about it."""

    def __init__(self, contract: Contract, reference: ModuleType, roles: Sequence[Role], batch: Sequence[str]) -> None:
        """Draw for a function of ``reference``; samples lie along the axis of the symbol in ``batch``."""
        self._contract = contract
        self._reference = reference
        self._roles = roles
        self._batch = batch
        self._landscape = Landscape(contract, reference, roles[0].exercise.value)

    def cases(self, ways: Sequence[tuple[Way, Choices]]) -> dict[str, list[Case]]:
        """Return cases by the function that is judged at them.

        Raises:
            CourseError: no point suits an ordinary way.
        """
        found: dict[str, list[Case]] = {role.exercise.function: [] for role in self._roles}
        for way, choices in ways:
            if way.kind != "ties" or self._landscape.kinks(choices).ties is not None:
                for function, case in self._at(way, choices).items():
                    found[function].append(case)
        return {
            role.exercise.function: self._deep(role.exercise, found[role.exercise.function]) for role in self._roles
        }

    def _deep(self, exercise: Plain | Pair, cases: Sequence[Case]) -> list[Case]:
        """Return the cases and further ones, with arrays otherwise in memory and tiny numbers."""
        is_free = all(item.is_free for item in self._contract.arguments)
        deep = deep_gradients if isinstance(exercise, Pair) else deep_values if is_free else deep_arrangements
        return [case for case in deep(cases) if case in cases or self._is_telling(exercise, case)]

    def _at(self, way: Way, choices: Choices) -> dict[str, Case]:
        """Draw until all exercises can be judged at a point, or as many as can be in a few tries."""
        kinks, label = self._landscape.kinks(choices), self._label(way, choices)
        draw = Draw(self._contract, way, dict(choices), kinks.zeros)
        best: dict[str, Case] = {}
        tries = 0
        for attempt in range(_TRIES):
            arguments = draw.arguments(generator(f"{label}: {attempt}"), 0.5 ** (tries // _TRIES_AT_A_SCALE))
            if kinks.ties is not None and way.kind == "ties":
                arguments = tied(way.label, arguments, kinks.ties)
            if self._is_clear(way, kinks, arguments, attempt):
                tries += 1
                made = {role.exercise.function: self._made(role, way, label, arguments, kinks) for role in self._roles}
                best = max(best, {function: case for function, case in made.items() if case}, key=len)
            if len(best) == len(self._roles) or (tries > 2 * _TRIES_AT_A_SCALE and (best or way.group == "edge")):
                break
        if not best and way.group != "edge":
            why = "rounding leaves too little of its value" if tries else "there is a kink nearby"
            self._contract.refuse(f"none of {_TRIES} points for `{way.label}` suits: {why}; write its cases by hand")
        return best

    def _label(self, way: Way, choices: Choices) -> str:
        """What a student reads: what is special, and the shapes that it takes to see all sizes."""
        known: set[str] = set()
        shown: list[str] = []
        for item in self._contract.arguments:
            if not set(item.symbols) <= known and item.name not in self._contract.tuples:
                known |= set(item.symbols)
                shown.append(f"{item.name} {item.shape(way.sizes)}")
        return ", ".join([*(choice for _, choice in choices), way.label, *shown])

    def _made(self, role: Role, way: Way, label: str, arguments: tuple[object, ...], kinks: Kinks) -> Case | None:
        """Return the case for one exercise; None where rounding leaves nothing to judge."""
        exercise, given = role.exercise, dict(zip(self._contract.parameters, arguments, strict=False))
        is_on_kink = isinstance(exercise, Pair) or kinks.is_jump
        case = Case(
            label=label,
            m=batch_size(self._contract, self._batch, way.sizes),
            arguments=arguments,
            extra=tuple(given[name] for name in role.extra),
            check=str(given[role.by_choice]) if role.by_choice else "",
            group=way.group,
            kink=kinks.zeros[0] if is_on_kink and kinks.zeros and way.kind == "exact zeros" else None,
            ties=kinks.ties if is_on_kink and way.kind == "ties" and way.label != NEARLY else None,
        )
        return case if self._is_telling(exercise, case) else None

    def _is_telling(self, exercise: Plain | Pair, case: Case) -> bool:
        """Whether the reference gives numbers, not all of them 0, of which rounding leaves enough."""
        expectations = Expectations(self._reference)
        try:
            if isinstance(exercise, Pair):
                found = [outputs for _, outputs in expectations.gradients(exercise, case)]
            else:
                found = [expectations.values(exercise.function, case, exercise.outputs)]
        except InternalError:
            return False
        except MalformedError as error:
            self._contract.refuse(f"{exercise.function} {error}: `Shapes:` and the reference disagree")
        return all(one.value.any() for outputs in found for one in outputs.values())

    def _is_clear(self, way: Way, kinks: Kinks, arguments: tuple[object, ...], attempt: int) -> bool:
        """Whether the function is smooth around a point; the later the attempt, the nearer around it."""
        if way.kind in {"ties", "large entries"} or (way.kind == "exact zeros" and kinks.zeros):
            return True
        is_large = sum(array.size for array in iter_arrays(arguments)) > _LARGE
        usual = _REACH_IF_LARGE if is_large else _USUAL_REACH
        return self._landscape.is_smooth(arguments, _REACH.get(way.kind, usual) * 0.5 ** (attempt // _TRIES_AT_A_REACH))
