"""What a hidden test asks, from names and docstrings: ``affine_backward`` belongs to ``affine_forward``.

In a gradient ``dx`` the name says by which argument; ``dout``, or ``upstream``, is the upstream gradient of the result
``out``; a ``cache`` stays where the student's functions are. So a hidden test is one line.
"""

import functools
import itertools
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Protocol, Self

import msgspec

from autograder.author.cases import Case, Take, alone, items
from autograder.author.declare import ITSELF, WEIGHTED, Cost, Pair, Plain
from autograder.course import Exercise, load_assignment
from autograder.derive.cases import Points, Role
from autograder.derive.kinks import Choices
from autograder.derive.shapes import Contract, contract_of
from autograder.derive.sizes import BATCHES, Way, ways
from autograder.errors import CourseError

_CONDUCT = frozenset({"inputs", "calls", "steps"})
"""Checks of how a function goes about its work; all others are of what it returns."""
_FEW_WAYS = 2
_ANY_SIZE = "of any size"


class Asks(Protocol):
    """A judge, or whoever stands for one."""

    def values(self, plain: Plain, cases: Sequence[Case]) -> None:
        """Judge a plain or forward function."""

    def gradients(self, pair: Pair, cases: Sequence[Case]) -> None:
        """Judge a backward function."""


class Belongs(msgspec.Struct, frozen=True, kw_only=True):
    """What the name of a backward function does not say: its forward function, and what is differentiated by what."""

    forward: str
    cost: Cost
    wrt: Mapping[str, str] = {}


class Declared(msgspec.Struct, frozen=True, kw_only=True):
    """What an assignment says beside its docstrings.

    ``batch`` are symbols of the axis along which samples lie. ``forms`` have right functions written otherwise.
    """

    batch: tuple[str, ...] = BATCHES
    belongs: Mapping[str, Belongs] = {}
    forms: tuple[ModuleType, ...] = ()


class Derivation:
    """Derives the hidden tests of an assignment."""

    def __init__(self, reference: ModuleType, exercises: Sequence[Exercise], declared: Declared | None = None) -> None:
        """Derive from a reference and its table of points."""
        self._reference = reference
        self._checks = {exercise.name: tuple(exercise.points) for exercise in exercises}
        self._declared = declared or Declared()
        self._contract = functools.cache(functools.partial(contract_of, reference))
        self._drawn = functools.cache(self._draw)
        self.exercise = functools.cache(self._exercise)

    @classmethod
    def of(cls, name: str, declared: Declared | None = None) -> Self:
        """Derive the hidden tests of an assignment of ours."""
        assignment = load_assignment(name)
        return cls(assignment.load_reference(), assignment.exercises, declared)

    def ask(self, judge: Asks, name: str, more: Sequence[Case] = ()) -> None:
        """Ask all that an exercise is judged by, and at cases that were written by hand."""
        self.ask_at(judge, name, [*self.cases(name), *more])

    def ask_at(self, judge: Asks, name: str, cases: Sequence[Case]) -> None:
        """Ask about an exercise at these cases and no others."""
        exercise = self.exercise(name)
        if isinstance(exercise, Pair):
            judge.gradients(exercise, cases)
        else:
            judge.values(exercise, cases)

    def cases(self, name: str) -> list[Case]:
        """Return the cases of an exercise.

        Raises:
            CourseError: its docstring cannot be read, or no point suits.
        """
        return self._drawn(self._forward(name))[name]

    def _draw(self, forward: str) -> dict[str, list[Case]]:
        """Draw the cases of a forward or plain function, and of what belongs to it."""
        contract = self._contract(forward)
        names = [name for name in self._checks if self._forward_if_any(name) == forward]
        roles = [self._role(name, contract) for name in names]
        any_size = _ANY_SIZE in " ".join(contract.text.split())
        drawn = ways(contract, self._declared.batch, any_size=any_size)
        points = Points(contract, self._reference, roles, self._declared.batch)
        return points.cases(_shared_out(drawn, contract, is_each=any(role.by_choice for role in roles)))

    def _role(self, name: str, forward: Contract) -> Role:
        contract = self._contract(name)
        chosen = [choice for choice, names in forward.choices.items() if set(names) <= set(self._checks[name])]
        after = contract.parameters[self._leads(contract) + 1 :] if name != forward.function else ()
        return Role(self.exercise(name), after, next(iter(chosen), ""))

    def _forward(self, name: str) -> str:
        """The function whose arguments an exercise is asked at: its forward function, or itself."""
        if name in self._declared.belongs:
            return self._declared.belongs[name].forward
        forward = f"{name.removesuffix('_backward')}_forward"
        return forward if self._contract(name).takes_cache and hasattr(self._reference, forward) else name

    def _forward_if_any(self, name: str) -> str | None:
        """The same; None where the exercise is no matter of a docstring."""
        try:
            return self._forward(name)
        except CourseError:
            return None

    def _exercise(self, name: str) -> Plain | Pair:
        contract, forward = self._contract(name), self._forward(name)
        if forward == name:
            outputs, known = self._outputs(contract), contract.parameters
            _, *others = outputs.names
            is_number = contract.results[0].is_scalar
            wrt = {name: name[1:] for name in others if is_number and name[:1] == "d" and name[1:] in known}
            return Plain(function=name, outputs=outputs, wrt=wrt, forms=self._declared.forms)
        gradients = self._outputs(contract)
        belongs = self._declared.belongs.get(name) or self._belongs(contract, forward, gradients)
        return Pair(
            forward=forward,
            backward=name,
            value=self._outputs(self._contract(forward)),
            gradients=gradients,
            wrt=belongs.wrt,
            cost=belongs.cost,
            forms=self._declared.forms,
        )

    def _belongs(self, contract: Contract, name: str, gradients: Take) -> Belongs:
        """What the names say about a backward function."""
        forward = self._contract(name)
        value = self._outputs(forward).names[0]
        for gradient in gradients.names:
            if gradient[:1] != "d" or gradient[1:] not in forward.parameters:
                contract.refuse(
                    f"`{gradient}` is the gradient by no argument of {name}; right would be: dX for its argument X"
                )
        leads = contract.parameters[: self._leads(contract)]
        if leads and leads[0] not in {f"d{value}", "upstream"}:
            contract.refuse(
                f"`{leads[0]}` is not the upstream gradient of {name}; right would be: d{value}, or upstream"
            )
        return Belongs(forward=name, cost=WEIGHTED if leads else ITSELF)

    @staticmethod
    def _leads(contract: Contract) -> int:
        """The number of arguments before the cache."""
        return next((at for at, name in enumerate(contract.parameters) if name.startswith("cache")), 0)

    def _outputs(self, contract: Contract) -> Take:
        """Take a result apart: results without a name get those of the checks that no other result is for."""
        checks = self._checks[contract.function]
        results = [item for item in contract.results if not item.is_cache]
        named = {item.name for item in results}
        spare = iter(check for check in checks if check not in named | _CONDUCT)
        names = [item.name or next(spare, "") for item in results]
        if "" in names or not names:
            contract.refuse(
                f"a result in `Shapes:` has neither a name nor a check; right would be: -> {checks[0]} (n, m)"
            )
        if self._keeps_a_cache(contract):
            if len(names) != 1:
                contract.refuse("a forward function returns one result and a cache; its other results have no gradient")
            return items(*names, "cache")
        return alone(*names) if len(names) == 1 else items(*names)

    def _keeps_a_cache(self, contract: Contract) -> bool:
        """Whether a cache is returned, as the docstring says or as a backward function of the same name takes one."""
        backward = f"{contract.function.removesuffix('_forward')}_backward"
        has_backward = contract.function.endswith("_forward") and backward in self._checks
        return contract.has_cache or (has_backward and self._contract(backward).takes_cache)


def _shared_out(drawn: Sequence[Way], contract: Contract, *, is_each: bool) -> list[tuple[Way, Choices]]:
    """Give the ways their choices: to each choice a few ordinary ways, the edges in turn, float32 to every other one.

    Where each choice is a check, every one has all of them; sizes of 2 and many samples still in turn.
    """
    choices = [
        tuple(zip(contract.choices, combined, strict=True))
        for combined in itertools.product(*contract.choices.values())
    ]
    if len(choices) == 1:
        return [(way, choice) for choice in choices for way in drawn]
    basic = [way for way in drawn if way.group == "basic"]
    single = [way for way in drawn if way.group == "float32"]
    edges = [way for way in drawn if way.group == "edge"]
    if is_each:
        in_turn = [way for way in edges if way.is_repeated]
        found = [(way, choice) for choice in choices for way in drawn if way not in in_turn]
        return found + [(way, choices[at % len(choices)]) for at, way in enumerate(in_turn)]
    found = [
        (basic[(at + more) % len(basic)], choice) for at, choice in enumerate(choices) for more in range(_FEW_WAYS)
    ]
    found += [(way, choices[at % len(choices)]) for at, way in enumerate(edges)]
    return found + [(way, choice) for choice in choices[::2] for way in single]
