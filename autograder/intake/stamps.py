"""The submission time in ``timestamp.txt``, as nbgrader and people write it.

nbgrader writes local time with the abbreviation of its zone (``Exchange.timezone``), but when it reads it ignores
abbreviations other than UTC, and takes ``+0900`` for 900 seconds. Here both are read correctly. An abbreviation that
several zones with different clocks use, such as IST or CST, can be read only if the course names its zone.
"""

import codecs
import functools
import re
import zoneinfo
from datetime import UTC, datetime, timedelta, timezone

FORM = "%Y-%m-%d %H:%M:%S.%f UTC\n"
"""A form that nbgrader reads correctly."""

_MAX_BYTES = 200
_SHOWN_BYTES = 60
_STAMP = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d|\d{8})[ T]+"
    r"(?P<time>\d\d(?::?\d\d(?::?\d\d(?:[.,]\d{1,9})?)?)?)\s*(?P<zone>\S+(?: \S+)?)?"
)
_OFFSET = re.compile(r"(?:UTC|GMT)?(?P<sign>[+-])(?P<hours>\d\d?)(?::?(?P<minutes>\d\d))?")
_UNIVERSAL = {"Z", "UTC", "GMT", "UCT", "ZULU"}
# The time zone database has one meaning for each of these; people use them for other zones, too.
_ALSO_SAID_ELSEWHERE = {"AST", "BST", "SST"}
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class StampError(ValueError):
    """A stamp cannot be read as a time; the message says why."""


def read_stamp(data: bytes, course_zone: str, now: datetime) -> datetime:
    """Return the time in a ``timestamp.txt``, in UTC; ``course_zone`` is the course's zone, or empty.

    Raises:
        StampError: there is no time in it, or the zone is ambiguous.
    """
    text = _text(data)
    match = _STAMP.fullmatch(text)
    if match is None:
        msg = (
            f"{text[:_SHOWN_BYTES]!r} is not a time; expected one like 2026-03-05 11:22:33 UTC"
            if text
            else "it is empty"
        )
        raise StampError(msg)
    try:
        local = datetime.fromisoformat(f"{match['date']}T{match['time'].replace(',', '.')}")
        time = _in_utc(local, match["zone"] or "UTC", course_zone)
    except (ValueError, OverflowError) as error:
        msg = str(error) if isinstance(error, StampError) else f"{text[:_SHOWN_BYTES]!r} is not a time that exists"
        raise StampError(msg) from error
    if not datetime(1970, 1, 1, tzinfo=UTC) <= time <= now + timedelta(days=1):
        msg = f"{text[:_SHOWN_BYTES]!r} cannot be a submission time: it is in the future or before 1970"
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
    """Return the offset from UTC that an abbreviation means at a local time.

    Raises:
        StampError: no zone uses it then, or several zones with different clocks do.
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
        f"{abbreviation} may be one of several time zones; name the course's in nbgrader_config.py, "
        f'such as c.Exchange.timezone = "Asia/Seoul"'
    )
    raise StampError(msg)


@functools.lru_cache(maxsize=64)
def _meanings(abbreviation: str, year: int) -> frozenset[timedelta]:
    """Return the offsets from UTC that an abbreviation has, in any zone and at any time of a year."""
    days = [datetime(year, month, 15) for month in range(1, 13, 2)]  # noqa: DTZ001 - local everywhere
    found = (_names(zone, day).get(abbreviation) for zone in zoneinfo.available_timezones() for day in days)
    return frozenset(offset for offset in found if offset is not None)


def _names(zone: str, local: datetime) -> dict[str, timedelta]:
    """Return a zone's abbreviations and offsets at a local time: two of them in the hour when clocks are put back."""
    try:
        clock = zoneinfo.ZoneInfo(zone)
    except (OSError, ValueError):  # not every file in the database is a zone
        return {}
    found = {}
    for fold in (0, 1):
        shown = local.replace(tzinfo=clock, fold=fold)
        name, offset = shown.tzname(), shown.utcoffset()
        if name and offset is not None:
            found[name] = offset
    return found
