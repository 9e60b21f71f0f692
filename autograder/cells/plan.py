"""Which cells of a student's notebook are run for grading, and with which source."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from autograder.cells.edits import edits, stray
from autograder.cells.needs import Place, sources_to_run
from autograder.cells.release import Release, additions, is_idle, is_set_up
from autograder.notebook import NotebookCell


class Plan(msgspec.Struct, frozen=True):
    """What is run of one notebook.

    ``cells`` are (number, source) in order; restored cells have numbers beyond the student's. ``ours`` are the numbers
    of those that are not the student's. ``checks`` are the numbers of the public checks, by exercise. ``edits`` say
    what was done to cells that were handed out. ``stray`` is the other assignment whose notebook this is, if it is one.
    """

    cells: tuple[tuple[int, str], ...]
    ours: frozenset[int] = frozenset()
    checks: Mapping[str, int] = {}
    edits: tuple[str, ...] = ()
    stray: str = ""


def plan(cells: Sequence[NotebookCell], release: Release) -> Plan:
    """Return what is run of a student's notebook.

    Unchanged public checks and demonstrations are left out, unless something else needs their names. A cell with the
    grade id of a code cell is code, whatever type it has now: nbgrader restores it, too. Set-up cells that were changed
    or deleted are restored, and what a student added to one runs after it.
    """
    other = stray(cells, release)
    if other:
        line = f"this is the notebook of {other}, not of {release.assignment}; nothing of it was run"
        return Plan((), edits=(line,), stray=other)
    places = _with_those_deleted(list(_places(cells, release)), release)
    sources = sources_to_run(places, release.exercises)
    numbers = _numbers(places, len(cells))
    run = [(number, source) for number, source in zip(numbers, sources, strict=True) if source is not None]
    ours = {number for number, place in zip(numbers, places, strict=True) if place.is_left_out or place.number == 0}
    return Plan(tuple(run), frozenset(ours), _checks(places, release), tuple(edits(cells, release)))


def _places(cells: Sequence[NotebookCell], release: Release) -> Iterator[Place]:
    for cell in cells:
        namesake, unchanged = release.namesake(cell), release.unchanged(cell)
        if cell.cell_type != "code" and namesake is None:
            continue
        origin = namesake if unchanged is None else unchanged
        given = release.cells[origin] if origin is not None else None
        if given is not None and unchanged is not None and is_idle(given):
            yield _left_out(cell.number, given, origin)
        elif given is not None and unchanged is None and is_set_up(given):
            yield Place(0, given.source, origin=origin)
            yield Place(cell.number, additions(cell, given), origin=origin)
        else:
            is_free = given is None or given.is_check
            yield Place(cell.number, cell.source, is_free=is_free, origin=origin)


def _left_out(number: int, given: NotebookCell, origin: int | None) -> Place:
    return Place(number, given.source, is_left_out=True, is_long=given.is_demonstration, origin=origin)


def _with_those_deleted(places: list[Place], release: Release) -> list[Place]:
    """Add the set-up cells that were deleted, to run, and deleted checks and demonstrations, as cells left out."""
    for at, given in enumerate(release.cells):
        is_there = any(place.origin == at and _stands_for(place, given) for place in places)
        if not is_there and (is_idle(given) or is_set_up(given)):
            place = _left_out(0, given, at) if is_idle(given) else Place(0, given.source, origin=at)
            places.insert(_position(places, at), place)
    return places


def _position(places: Sequence[Place], origin: int) -> int:
    """Return the place of a released cell: before all that followed it, right after the last one that preceded it."""
    behind = (number for number, place in enumerate(places) if place.origin is not None and place.origin > origin)
    end = min(behind, default=len(places))
    return max((number + 1 for number, place in enumerate(places[:end]) if place.origin is not None), default=0)


def _numbers(places: Sequence[Place], count: int) -> list[int]:
    put_back = iter(range(count + 1, count + 1 + len(places)))
    return [place.number or next(put_back) for place in places]


def _stands_for(place: Place, given: NotebookCell) -> bool:
    return place.is_left_out or is_set_up(given)


def _checks(places: Sequence[Place], release: Release) -> dict[str, int]:
    return {
        str(release.cells[place.origin].grade_id): place.number
        for place in places
        if place.number and place.origin is not None and release.cells[place.origin].is_check
    }
