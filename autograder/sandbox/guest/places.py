"""Where in the student's own code something happens: in a cell, or in a file that was handed in with the notebook.

Strings are used for paths because code objects name their files as text.
"""

import os
import traceback
from collections.abc import Iterable
from types import FrameType


class _Folder:
    """The working folder: its files are the student's, except for those that were handed out."""

    def __init__(self) -> None:
        self.prefix = ""
        self.handed_out: frozenset[str] = frozenset()


_folder = _Folder()


def work_here(handed_out: Iterable[str]) -> None:
    """Treat the files in the working folder as the student's, except for those ``handed_out``."""
    _folder.prefix = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118
    _folder.handed_out = frozenset(map(os.path.basename, handed_out))


def is_own(filename: str) -> bool:
    """Whether code from a file of this name is the student's."""
    return bool(_own_name(filename))


def line_of(filename: str, line: int | None) -> str:
    """Return where a line is, ``cell 3, line 7``; empty if it is not the student's."""
    name = _own_name(filename)
    return f"{name}, line {line}" if name else ""


def innermost(frame: FrameType | None) -> str:
    """Return the student's innermost line that leads to a frame, or an empty text."""
    while frame is not None:
        if found := line_of(frame.f_code.co_filename, frame.f_lineno):
            return found
        frame = frame.f_back
    return ""


def place(error: BaseException) -> str:
    """Return the student's line that an exception came from, ``cell 3, line 7``, or an empty text."""
    if isinstance(error, SyntaxError) and (found := line_of(str(error.filename), error.lineno)):
        return found
    found = ""
    for frame, line in traceback.walk_tb(error.__traceback__):
        found = line_of(frame.f_code.co_filename, line) or found
    return found


def _own_name(filename: str) -> str:
    if filename.startswith("<cell "):
        return filename[1:-1]
    if not _folder.prefix or not filename.startswith(_folder.prefix):
        return ""
    name = filename[len(_folder.prefix) :]
    return "" if name in _folder.handed_out else name
