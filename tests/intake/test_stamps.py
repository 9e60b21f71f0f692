"""What a ``timestamp.txt`` says: the time that is meant, or why it says none."""

from datetime import UTC, datetime, timedelta

import pytest

from autograder.intake.stamps import StampError, read_stamp

NOW = datetime(2026, 3, 1, tzinfo=UTC)
MEANT = datetime(2025, 10, 3, 13, tzinfo=UTC)


@pytest.mark.parametrize(
    "stamp",
    [
        b"2025-10-03 13:00:00.000000 UTC",
        b"2025-10-03 13:00:00 UTC\n",
        b"2025-10-03 13:00:00",
        b"2025-10-03 13:00 GMT",
        b"2025-10-03 22:00:00.000000 KST",
        b"2025-10-03 22:00:00.000000 JST",
        b"2025-10-03 15:00:00 CEST",
        b"2025-10-03 09:00:00.000000 EDT",
        b"2025-10-03 08:00:00.000000 EST",
        b"2025-10-03 22:00:00 +0900",
        b"2025-10-03 22:00:00 +09:00",
        b"2025-10-03 22:00:00+09",
        b"2025-10-03 22:00:00 UTC+9",
        b"2025-10-03 18:45:00.000000 +0545",
        b"2025-10-03 16:00:00.000000 +03",
        b"2025-10-03 03:30:00.000000 -0930",
        b"2025-10-03T22:00:00+09:00",
        b"2025-10-03T13:00:00Z",
        b"20251003T130000Z",
        b"2025-10-03 09:00 America/New_York",
        b"\xef\xbb\xbf2025-10-03 13:00:00 UTC",
        "2025-10-03 13:00:00 UTC".encode("utf-16"),
        "\ufeff2025-10-03 22:00:00 KST".encode("utf-16-be"),
    ],
)
def test_a_time_is_what_is_meant(stamp: bytes) -> None:
    assert read_stamp(stamp, "", NOW) == MEANT


def test_parts_of_a_second_count() -> None:
    assert read_stamp(b"2025-10-03 22:00:00.250000 KST", "", NOW) == MEANT + timedelta(seconds=0.25)


@pytest.mark.parametrize(
    "stamp",
    [
        b"",
        b" \n",
        b"last night",
        b"2025-10-03",
        b"03.10.2025 13:00",
        b"2025-13-03 13:00:00 UTC",
        b"2025-10-03 25:00:00 UTC",
        b"2025-10-03 13:00:00 +9900",
        b"2025-10-03 13:00:00 +0075",
        b"2025-10-03 13:00:00 XYZ",
        b"2025-10-03 13:00:00 ../../etc/passwd",
        b"9999-12-31 23:59:59 -1200",
        b"2026-03-03 00:00:00 UTC",
        b"1812-10-03 13:00:00 UTC",
        b"0001-01-01 00:00:00 +1400",
        b"\xff\xfe\x00",
        b"2025-10-03 13:00:00 \xff",
        b"2025-10-03 13:00:00 UTC" + b" " * 500,
    ],
)
def test_what_says_no_time_is_told(stamp: bytes) -> None:
    with pytest.raises(StampError) as told:
        read_stamp(stamp, "", NOW)
    assert str(told.value).isprintable()


@pytest.mark.parametrize("zone", ["IST", "CST", "CDT", "PST", "BST", "AST"])
def test_an_abbreviation_of_several_zones_is_told_and_not_guessed(zone: str) -> None:
    with pytest.raises(StampError, match=f"{zone} may be one of several time zones"):
        read_stamp(f"2025-10-03 13:00:00 {zone}".encode(), "", NOW)


@pytest.mark.parametrize(
    ("local", "zone"),
    [("18:30:00 IST", "Asia/Kolkata"), ("16:00:00 IDT", "Asia/Jerusalem"), ("21:00:00 CST", "Asia/Shanghai")],
)
def test_the_zone_of_the_course_says_which_is_meant(local: str, zone: str) -> None:
    assert read_stamp(f"2025-10-03 {local}".encode(), zone, NOW) == MEANT


def test_a_zone_of_the_course_that_is_none_says_nothing() -> None:
    with pytest.raises(StampError):
        read_stamp(b"2025-10-03 13:00:00 IST", "Mars/Olympus", NOW)


@pytest.mark.parametrize(("zone", "hour"), [("CEST", 0), ("CET", 1)])
def test_where_clocks_are_put_back_the_abbreviation_says_which_of_two_hours(zone: str, hour: int) -> None:
    stamp = f"2025-10-26 02:30:00 {zone}".encode()
    assert read_stamp(stamp, "Europe/Berlin", NOW) == datetime(2025, 10, 26, hour, 30, tzinfo=UTC)
