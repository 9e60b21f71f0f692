"""When a submission was handed in, as nbgrader writes it down."""

from datetime import UTC, datetime
from pathlib import Path

from nbgrader.utils import parse_utc

from autograder.publish.files import write_whole

TIMESTAMP = "timestamp.txt"
_LONGEST = 100


def submission_time(folder: Path, notebook: Path | None) -> datetime | None:
    """Return when the submission in ``folder`` was handed in; None when neither a file nor a notebook tells.

    formgrader takes a submission as graded only if the time in its folder equals the gradebook's, and fails
    on one it cannot read. So where there is no readable time, the notebook's last change is written there.

    Units:
        UTC, without a time zone, as in nbgrader's database.
    """
    written = _read(folder / TIMESTAMP)
    if written is not None or notebook is None or not notebook.is_file():
        return written
    changed = datetime.fromtimestamp(notebook.stat().st_mtime, UTC)
    write_whole(folder / TIMESTAMP, f"{changed:%Y-%m-%d %H:%M:%S.%f} UTC\n")
    return changed.replace(tzinfo=None)


def _read(path: Path) -> datetime | None:
    if not path.is_file():
        return None
    try:
        with path.open(encoding="utf-8") as file:
            text = file.read(_LONGEST + 1)
        time = parse_utc(text.strip()) if len(text) <= _LONGEST else None
    except Exception:  # noqa: BLE001 - the file is the student's, and the parser raises whatever it stumbles over
        return None
    return time if isinstance(time, datetime) else None
