"""Which files beside a notebook a guest gets: few, small, and with names that stay inside its folder."""

import re
from collections.abc import Collection, Mapping

MOST_FILES = 100
MOST_BYTES = 16 * 1024**2
_MOST_LEVELS = 4
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_ .()-]{0,99}")


def fitting(modules: Mapping[str, bytes], handed_out: Collection[str]) -> dict[str, bytes]:
    """Return the files that a guest gets, by name; files that were handed out with the assignment are not replaced.

    Names may contain folders, such as ``layers/__init__.py``.
    """
    chosen: dict[str, bytes] = {}
    left_bytes = MOST_BYTES
    for name, data in sorted(modules.items(), key=lambda item: (not item[0].endswith(".py"), item[0])):
        if _is_plain(name) and name not in handed_out and len(data) <= left_bytes and len(chosen) < MOST_FILES:
            chosen[name] = data
            left_bytes -= len(data)
    return chosen


def _is_plain(name: str) -> bool:
    parts = name.split("/")
    return len(parts) <= _MOST_LEVELS and all(_NAME.fullmatch(part) for part in parts)
