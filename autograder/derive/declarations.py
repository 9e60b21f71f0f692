"""What a hidden test declares, found without judging anybody."""

from collections.abc import Sequence
from typing import NamedTuple

from autograder.author.cases import Case
from autograder.author.declare import Pair, Plain, Scripted


class Declaration(NamedTuple):
    """An exercise, and the cases that it is judged at."""

    exercise: Plain | Pair | Scripted
    cases: Sequence[Case]


class Declarations:
    """Stands for a judge where a test is only to say what it judges."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.noted: list[Declaration] = []

    def values(self, plain: Plain, cases: Sequence[Case]) -> None:
        """Note a plain or forward function."""
        self.noted.append(Declaration(plain, cases))

    def gradients(self, pair: Pair, cases: Sequence[Case]) -> None:
        """Note a pair of functions."""
        self.noted.append(Declaration(pair, cases))

    def scripts(self, scripted: Scripted, cases: Sequence[Case]) -> None:
        """Note a class."""
        self.noted.append(Declaration(scripted, cases))

    def nothing(self, *_: object) -> None:
        """Note nothing: training and growth are judged of functions in other ways than by their values."""

    trained = growth = nothing
