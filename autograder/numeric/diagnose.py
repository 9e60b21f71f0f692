"""The name of a mistake, found in the numbers; no name unless the evidence is complete."""

import functools
from collections.abc import Callable, Iterator, Sequence

import msgspec
import numpy as np

from autograder.numeric.catalogue import CATALOGUE
from autograder.numeric.describe import detail, facts, plain
from autograder.numeric.evidence import Evidence, Lazy, Piece
from autograder.numeric.explain import VAGUE, Explanation, pairs, singles, slips, slips_and_more, told_slips, two_slips

__all__ = ["Diagnosis", "Evidence", "Lazy", "diagnose"]

_TELLING = {1: 4, 2: 5}
"""How many numbers have to speak for one mistake, and for two at once: two numbers are always in some proportion."""
_FORMS = {"type": "not-an-array", "shape": "wrong-shape", "not-finite": "not-finite"}
_HANDY_SIZES = range(4, 500)
_GOLDEN = 0.618
_NO_NAME = "no known mistake explains all of it"

Explanations = Callable[[Sequence[Piece], Piece], Iterator[Explanation]]


class Diagnosis(msgspec.Struct, frozen=True):
    """``mistake`` is a name of the catalogue, two of them with a + between, or None.

    ``message`` is for the student and says no answer; ``instructor`` is what else to know when talking to them.
    """

    mistake: str | None
    message: str
    instructor: str


class _Found(msgspec.Struct, frozen=True):
    """The names that explain everything, if any; what the instructor should know if there are none.

    ``is_torn`` if several explain everything and none is more specific than the others.
    """

    names: tuple[str, ...] = ()
    remark: str = ""
    is_torn: bool = False


def diagnose(evidence: Sequence[Evidence]) -> Diagnosis:
    """Return what is known about values under one heading, of which at least one is wrong.

    A mistake is named only if it explains every wrong value, gives the right one wherever that came, and the numbers
    that speak for it are enough. One mistake comes before two at once, a more specific one before others; where two
    that are equally specific explain everything, none is named.
    """
    pieces = [Piece(one) for one in evidence]
    wrong = [piece for piece in pieces if not piece.is_right]
    with np.errstate(all="ignore"):  # what mistakes give may overflow, as it does with whoever makes them
        found = _by_value(pieces, wrong)
        names = found.names or _by_form(wrong)
        if not names:
            known = "; ".join([plain(wrong[0]), *facts(wrong)])
            return Diagnosis(None, known, "; ".join(filter(None, [_NO_NAME, found.remark])))
    hints = [CATALOGUE[name].student + detail(name, wrong[0]) for name in names]
    message = hints[0] if len(hints) == 1 else f"two mistakes at once: {'; and '.join(hints)}"
    return Diagnosis("+".join(names), message, " ".join(CATALOGUE[name].instructor for name in names))


def _by_form(wrong: Sequence[Piece]) -> tuple[str, ...]:
    """Name what keeps all the values from being looked at."""
    kinds = {piece.kind for piece in wrong}
    return tuple(_FORMS[kind] for kind in kinds & _FORMS.keys()) if len(kinds) == 1 else ()


def _by_value(pieces: Sequence[Piece], wrong: Sequence[Piece]) -> _Found:
    """Find what gives the very values that came."""
    if any(piece.actual is None for piece in wrong):
        return _Found()
    seen = [piece for piece in pieces if piece.changes is not None]
    told = _of(told_slips, seen)
    if told.names:
        return told
    one = _best(singles, pieces)
    if one.names or one.is_torn:
        return one
    slip = _of(slips, seen)
    # A shape is looked at first: that another variable would give it is no help.
    if slip.names and not (VAGUE & set(slip.names) and _by_form(wrong)):
        return slip
    others = (
        functools.partial(_beside_what_spilt, pieces, wrong),
        functools.partial(_of, pairs, pieces),
        functools.partial(_of, slips_and_more, seen),
        functools.partial(_of, two_slips, [] if _by_form(wrong) else seen),
    )
    return next(
        (found for found in (other() for other in others) if found.names or found.is_torn), told if told.remark else one
    )


def _of(explanations: Explanations, pieces: Sequence[Piece]) -> _Found:
    """Return the most specific of the explanations of all pieces, if one of them is wrong."""
    return _Found() if all(piece.is_right for piece in pieces) else _best(explanations, pieces)


def _beside_what_spilt(pieces: Sequence[Piece], wrong: Sequence[Piece]) -> _Found:
    """Find what gives the values beside those that are not finite where any finite one would do."""
    spilt = [piece for piece in wrong if piece.kind == "not-finite" and piece.is_free]
    if not spilt or len(spilt) == len(wrong):
        return _Found()
    found = _best(singles, [piece for piece in pieces if piece not in spilt])
    return _Found(tuple(sorted(("not-finite", *found.names)))) if found.names else found


def _best(explanations: Explanations, pieces: Sequence[Piece]) -> _Found:
    """Return the most specific of the explanations of all pieces."""
    wrong = _scattered(sorted((piece for piece in pieces if not piece.is_right), key=_handiness))
    right = [piece for piece in pieces if piece.is_right]
    found: dict[tuple[str, ...], int] = {}
    in_part, in_vain = "", ""
    for one in explanations(wrong, wrong[0]):
        if not one.fits(wrong[0]):
            continue
        if not all(one.fits(piece) for piece in wrong[1:]):
            in_part = in_part or _in_part(one, wrong)
        elif not all(one.fits(piece) for piece in right):
            in_vain = in_vain or f"{'+'.join(one.names)} explains all that is wrong, but not what is right"
        elif not _is_telling(one, wrong):
            in_vain = in_vain or f"{'+'.join(one.names)} explains it, but so few numbers cannot tell"
        else:
            found[one.names] = min(one.rank, found.get(one.names, one.rank))
    best = [names for names, rank in found.items() if rank == min(found.values())]
    if len(best) > 1:
        return _Found(
            (), f"equally well explained by {' and by '.join('+'.join(names) for names in best)}", is_torn=True
        )
    return _Found(best[0] if best else (), in_vain or in_part)


def _is_telling(one: Explanation, wrong: Sequence[Piece]) -> bool:
    """Whether the numbers that speak for an explanation are enough; a wrong shape of itself tells much."""
    if len(one.names) == 1 and any(piece.kind == "shape" for piece in wrong):
        return True
    return sum(one.telling(piece) for piece in wrong) >= _TELLING[len(one.names)]


def _in_part(one: Explanation, wrong: Sequence[Piece]) -> str:
    explained = sum(one.fits(piece) for piece in wrong)
    return f"{'+'.join(one.names)} explains {explained} of {len(wrong)} wrong values"


def _scattered(wrong: Sequence[Piece]) -> list[Piece]:
    """Return the first, then the others from far apart: cases that are alike stand together and rule out the same."""
    return [wrong[number] for number in sorted(range(len(wrong)), key=lambda number: number * _GOLDEN % 1)]


def _handiness(piece: Piece) -> tuple[bool, bool]:
    """Sort first what rules out most at little cost: numbers enough to tell, and not many more."""
    return piece.kind != "value", piece.value.size not in _HANDY_SIZES
