"""The time of handing in, as nbgrader and people write it into ``timestamp.txt``: what it says, or why it says nothing.

nbgrader writes local time with the abbreviation of its zone (``Exchange.timezone``), and reads abbreviations other than
UTC as if nothing stood there, and ``+0900`` as 900 seconds. Here they are read for what they say. An abbreviation that
several zones with different clocks use, such as IST or CST, says nothing unless the course names its zone.
"""

import codecs
import functools
import re
import zoneinfo
from datetime import UTC, datetime, timedelta, timezone

FORM = "%Y-%m-%d %H:%M:%S.%f UTC\n"
"""What nbgrader reads as it is meant."""

_MAX_BYTES = 200
_SHOWN_BYTES = 60
_STAMP = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d|\d{8})[ T]+"
    r"(?P<time>\d\d(?::?\d\d(?::?\d\d(?:[.,]\d{1,9})?)?)?)\s*(?P<zone>\S+(?: \S+)?)?"
)
_OFFSET = re.compile(r"(?:UTC|GMT)?(?P<sign>[+-])(?P<hours>\d\d?)(?::?(?P<minutes>\d\d))?")
_UNIVERSAL = {"Z", "UTC", "GMT", "UCT", "ZULU"}
# The database of zones knows each of these with one clock only; people use them for others, too.
_ALSO_SAID_ELSEWHERE = {"AST", "BST", "SST"}
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class StampError(ValueError):
    """A stamp says no time; the message says why."""


def read_stamp(data: bytes, course_zone: str, now: datetime) -> datetime:
    """Return the time in UTC that a ``timestamp.txt`` says; ``course_zone`` is the course's, empty if it names none.

    Raises:
        StampError: it says no time, or not which.
    """
    text = _text(data)
    match = _STAMP.fullmatch(text)
    if match is None:
        msg = (
            f"{text[:_SHOWN_BYTES]!r} is no time; expected one like 2026-03-05 11:22:33 UTC" if text else "it is empty"
        )
        raise StampError(msg)
    try:
        local = datetime.fromisoformat(f"{match['date']}T{match['time'].replace(',', '.')}")
        time = _in_utc(local, match["zone"] or "UTC", course_zone)
    except (ValueError, OverflowError) as error:
        msg = str(error) if isinstance(error, StampError) else f"{text[:_SHOWN_BYTES]!r} is no time that there is"
        raise StampError(msg) from error
    if not datetime(1970, 1, 1, tzinfo=UTC) <= time <= now + timedelta(days=1):
        msg = f"{text[:_SHOWN_BYTES]!r} is not a time when anything was handed in"
        raise StampError(msg)
    return time


def _text(data: bytes) -> str:
    if len(data) > _MAX_BYTES:
        msg = f"it has more than {_MAX_BYTES} bytes; expected one like 2026-03-05 11:22:33 UTC"
        raise StampError(msg)
    try:
        for mark, encoding in _BOMS:
            if data.startswith(mark):
                return data.removeprefix(mark).decode(encoding).strip()
        return data.decode().strip()
    except UnicodeDecodeError as error:
        msg = "it is not text in UTF-8; expected one like 2026-03-05 11:22:33 UTC"
        raise StampError(msg) from error


def _in_utc(local: datetime, zone: str, course_zone: str) -> datetime:
    if zone.upper() in _UNIVERSAL:
        return local.replace(tzinfo=UTC)
    if match := _OFFSET.fullmatch(zone):
        offset = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
        if offset > timedelta(hours=14) or int(match["minutes"] or 0) > 59:
            msg = f"there is no time zone {zone}"
            raise StampError(msg)
        return local.replace(tzinfo=timezone(-offset if match["sign"] == "-" else offset)).astimezone(UTC)
    if "/" in zone and zone in zoneinfo.available_timezones():
        return local.replace(tzinfo=zoneinfo.ZoneInfo(zone)).astimezone(UTC)
    return local.replace(tzinfo=timezone(_offset(local, zone, course_zone))).astimezone(UTC)


def _offset(local: datetime, abbreviation: str, course_zone: str) -> timedelta:
    """Return what an abbreviation means at a local time.

    Raises:
        StampError: nobody uses it then, or several zones use it with different clocks.
    """
    own = _names(course_zone, local).get(abbreviation) if course_zone in zoneinfo.available_timezones() else None
    if own is not None:
        return own
    meant = _meanings(abbreviation, local.year)
    if len(meant) == 1 and abbreviation not in _ALSO_SAID_ELSEWHERE:
        return next(iter(meant))
    if not meant:
        msg = f"there is no time zone {abbreviation!r}; expected UTC, or an offset like +0900"
        raise StampError(msg)
    msg = (
        f"{abbreviation} is the name of several time zones; name the course's in nbgrader_config.py, "
        f'such as c.Exchange.timezone = "Asia/Seoul"'
    )
    raise StampError(msg)


@functools.lru_cache(maxsize=64)
def _meanings(abbreviation: str, year: int) -> frozenset[timedelta]:
    """Return what clocks that are called so are ahead of UTC by, in any zone and at any time of a year."""
    days = [datetime(year, month, 15) for month in range(1, 13, 2)]  # noqa: DTZ001 - local everywhere
    found = (_names(zone, day).get(abbreviation) for zone in zoneinfo.available_timezones() for day in days)
    return frozenset(offset for offset in found if offset is not None)


def _names(zone: str, local: datetime) -> dict[str, timedelta]:
    """Return what a zone's clocks are called when they show a local time, both of them where they are put back then."""
    try:
        clock = zoneinfo.ZoneInfo(zone)
    except (OSError, ValueError):  # a file among the zones that is none
        return {}
    found = {}
    for fold in (0, 1):
        shown = local.replace(tzinfo=clock, fold=fold)
        name, offset = shown.tzname(), shown.utcoffset()
        if name and offset is not None:
            found[name] = offset
    return found
