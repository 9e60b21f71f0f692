"""How learning platforms name the submissions that they offer for download, packed and unpacked alike.

- Moodle: ``<student>_<number>_assignsubmission_file_/<file>``, or the same as one name
- Canvas: ``<student>_<number>_<number>_<file>``, or the same after ``<student>_LATE``
- Blackboard: ``<title>_<student>_attempt_<date>_<file>``, and a ``.txt`` of its own for each attempt
- Brightspace: ``<number>-<number> - <student> - <date>/<file>``, or the same as one name, and an ``index.html``

Students can choose the end of such a name. So the form is not decided name by name, but once for all: by what most
names fit, and at least half of them. Numbers differ from assignment to assignment, so they are not part of a student's
name. Of several attempts the latest counts, by the platform's date and never by a file's.
"""

import re
from collections.abc import Callable, Iterable

import msgspec

from autograder.intake.entry import ArchiveError
from autograder.intake.names import Path

_MOODLE = re.compile(r"(?P<student>.+?)_(?P<number>\d+)_assignsubmission_[a-z]+(?:_(?P<file>.*))?", re.DOTALL)
_NAMELESS = "Participant"
_CANVAS = re.compile(r"(?P<student>[^_]+)(?:_LATE)?_(?P<number>\d+)_\d+_(?P<file>.+)", re.DOTALL)
_BLACKBOARD = re.compile(
    r"(?P<head>.+?_.+?)_attempt_(?P<date>\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d)(?:_(?P<file>.+)|\.txt)", re.DOTALL
)
_BRIGHTSPACE = re.compile(
    r"(?P<number>\d+)-\d+ - (?P<student>.+?) ?- (?P<date>(?:[^\W\d_]{3,10}\.? \d|\d)[^-]*?)(?: - (?P<file>.+))?",
    re.DOTALL,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_FIRST = re.compile(r"(?P<month>[A-Za-z]{3})[a-z]*\.? (?P<day>\d{1,2}),? ")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2}) (?P<month>[A-Za-z]{3})[a-z]*\.?,? ")
_YEAR_AND_TIME = re.compile(
    r"(?P<year>\d{4}),? (?P<hour>\d{1,2})[: ]?(?P<minute>\d\d)(?: ?(?P<half>[AaPp])\.?[Mm]\.?)?"
)


class Owned(msgspec.Struct, frozen=True):
    """Whose an entry is: a key per student, the student's name, and the entry's path in the submission.

    ``attempt`` sorts the attempts of one student; it is empty if the platform has one per student, or if its date
    cannot be read.
    """

    key: tuple[str, ...]
    student: str
    inner: Path
    attempt: str = ""


class Platform(msgspec.Struct, frozen=True):
    """A platform: its name, and a function that reads its paths."""

    name: str
    read: Callable[[Path], Owned | None]


def platform_of(tops: Iterable[Path], assignment: str) -> Platform | None:
    """Return the platform that at least half of these names come from; None if there is none.

    ``tops`` has one path of a notebook or archive for each name at the top.

    Raises:
        ArchiveError: the names fit two platforms equally well.
    """
    paths = list(tops)
    starting = (("moodle", _moodle), ("canvas", _canvas), ("brightspace", _brightspace))
    platforms = [*(Platform(name, read) for name, read in starting), _blackboard_of(paths, assignment)]
    fitting = {one.name: [found for path in paths if (found := one.read(path))] for one in platforms}
    most = max(map(len, fitting.values()), default=0)
    best = [one for one in platforms if len(fitting[one.name]) == most]
    if not most or 2 * most < len(paths):
        return None
    if len(best) > 1:
        # Names of Moodle, Canvas and Brightspace begin with the student's name; students can choose what follows it.
        best = sorted(best, key=lambda one: len(fitting[one.name][0].student))
        if "blackboard" in {one.name for one in best}:
            names = " and ".join(sorted(one.name.capitalize() for one in best))
            msg = f"the names in it fit {names} equally well; rename the files to <student>.ipynb"
            raise ArchiveError(msg)
    return best[0]


def _moodle(path: Path) -> Owned | None:
    match = _MOODLE.fullmatch(path[0])
    if match is None:
        return None
    inner = path[1:] or ((match["file"],) if match["file"] else ())
    # Where names are hidden from markers, the number is the name.
    student = match["student"] if match["student"] != _NAMELESS else f"{_NAMELESS}_{match['number']}"
    return Owned(("moodle", student, match["number"]), student, inner)


def _canvas(path: Path) -> Owned | None:
    match = _CANVAS.fullmatch(path[0])
    if match is None or len(path) > 1:
        return None
    return Owned(("canvas", match["student"], match["number"]), match["student"], (match["file"],))


def _brightspace(path: Path) -> Owned | None:
    match = _BRIGHTSPACE.fullmatch(path[0])
    if match is None:
        return None
    inner = path[1:] or ((match["file"],) if match["file"] else ())
    student, attempt = match["student"].strip(), _sortable(match["date"])
    key = ("brightspace", match["number"], student, "" if attempt else match["date"])
    return Owned(key, student, inner, attempt)


def _sortable(date: str) -> str:
    """Return a date as text that sorts by time; empty if its form is unknown."""
    day = _MONTH_FIRST.match(date) or _DAY_FIRST.match(date)
    time = _YEAR_AND_TIME.fullmatch(date, day.end()) if day else None
    if day is None or time is None or day["month"].lower() not in _MONTHS:
        return ""
    hour = int(time["hour"])
    if time["half"]:
        hour = hour % 12 + (12 if time["half"].lower() == "p" else 0)
    month = _MONTHS.index(day["month"].lower()) + 1
    return f"{time['year']}-{month:02}-{int(day['day']):02}-{hour:02}-{time['minute']}"


def _blackboard_of(paths: list[Path], assignment: str) -> Platform:
    """Return how Blackboard's names are read: the title, which may contain underscores, comes before the student."""
    heads = {match["head"] for path in paths if len(path) == 1 and (match := _BLACKBOARD.fullmatch(path[0]))}
    title = _title(heads, assignment)

    def read(path: Path) -> Owned | None:
        match = _BLACKBOARD.fullmatch(path[0])
        if match is None or len(path) > 1:
            return None
        student = match["head"].removeprefix(title) if title else match["head"].rpartition("_")[2]
        inner = (match["file"],) if match["file"] else ()
        return Owned(("blackboard", student), student, inner, match["date"])

    return Platform("blackboard", read)


def _title(heads: set[str], assignment: str) -> str:
    """Return the common beginning of all names, up to an underscore; empty if a single name does not show it."""
    if heads and all(head.startswith(f"{assignment}_") for head in heads):
        return f"{assignment}_"
    if len(heads) < 2:
        return ""
    first, last = min(heads), max(heads)
    same = next((place for place, letter in enumerate(first) if last[place : place + 1] != letter), len(first))
    return first[: first[:same].rfind("_") + 1]
