"""When a submission was handed in, in the form that nbgrader reads."""

import contextlib
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.utils import parse_utc
from traitlets.config import Config

from autograder.collect import STAMP as TIMESTAMP
from autograder.collect import STAMP_AS_RECEIVED
from autograder.intake.stamps import FORM, StampError, read_stamp
from autograder.publish.files import write_whole

__all__ = ["TIMESTAMP", "submission_time", "zone_of"]

_LONGEST_BYTES = 1000


def submission_time(folder: Path, course_zone: str) -> tuple[datetime | None, str]:
    """Return when the submission in ``folder`` was handed in, and what is wrong with its ``timestamp.txt``.

    An unknown time is None, and nobody is late by it. formgrader treats a submission as graded only if the time in its
    folder is the gradebook's, and fails on a time that it cannot read. So if nbgrader would misread the file, it is
    kept under another name, and the right time is written.

    Units:
        UTC, without a time zone, as in nbgrader's database.
    """
    path, received = folder / TIMESTAMP, folder / STAMP_AS_RECEIVED
    written = path if path.is_file() else received
    if written.is_symlink() or not written.is_file():
        return None, ""
    with written.open("rb") as file:
        data = file.read(_LONGEST_BYTES)
    try:
        time = read_stamp(data, course_zone, datetime.now(UTC)).replace(tzinfo=None)
    except StampError as error:
        if written == path:
            path.replace(received)
        problem = f"{TIMESTAMP}: {error}; the submission time is unknown, so there is no penalty; the file is kept as "
        return None, problem + STAMP_AS_RECEIVED
    if written == received or _as_nbgrader_reads(data) != time:
        if written == path:
            path.replace(received)
        write_whole(path, f"{time:{FORM}}")
    return time, ""


def zone_of(settings: Config) -> str:
    """Return the time zone in the course's settings for nbgrader's exchange, or an empty text."""
    return str(settings.Exchange.get("timezone", "") or "")


def _as_nbgrader_reads(data: bytes) -> datetime | None:
    with contextlib.suppress(Exception):  # the file is the student's, and the parser may raise anything
        time = parse_utc(data.decode().strip())
        return time if isinstance(time, datetime) else None
    return None
