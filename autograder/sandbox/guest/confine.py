"""What a process does to itself before any student code runs in it."""

import fcntl
import os
import resource
import sys
from typing import Any

from .filter import install
from .places import work_here
from .printing import collect_output

REQUESTS, REPLIES = 3, 4
_FIRST_FREE = 5
_OUT_OF_THE_WAY = 40
_MOST_DESCRIPTORS = 1 << 16


def set_descriptors(requests: int, replies: int, output: int) -> None:
    """Give the wire two descriptors of its own, send all output to one pipe, empty stdin, and close the rest."""
    moved = [_far(descriptor) for descriptor in (os.open(os.devnull, os.O_RDONLY), output, output, requests, replies)]
    for place, descriptor in enumerate(moved):
        os.dup2(descriptor, place)
    os.closerange(_FIRST_FREE, _MOST_DESCRIPTORS)
    sys.stdin = os.fdopen(0, closefd=False)
    collect_output()


def give_files(files: list[str]) -> None:
    """Link what was handed out with the notebook into the working folder."""
    for entry in files:
        os.symlink(entry, os.path.basename(entry))  # noqa: PTH119, PTH211
    work_here(files)


def list_fonts() -> None:
    """Import pyplot, which lists fonts; without a PATH it does not call fc-list, which complains here."""
    path = os.environ["PATH"]
    os.environ["PATH"] = os.devnull
    import matplotlib.pyplot  # noqa: F401, ICN001, PLC0415 - takes longer than all the rest

    os.environ["PATH"] = path


def set_limits(limits: dict[str, int]) -> None:
    """Set limits that the process cannot raise again."""
    for name, value in limits.items():
        resource.setrlimit(getattr(resource, name), (value, value))


def filter_calls(call_filter: dict[str, Any] | None) -> None:
    """Put the filter of system calls on, if there is one."""
    if call_filter is not None:
        install(bytes.fromhex(call_filter["code"]), call_filter["seccomp_number"])


def _far(descriptor: int) -> int:
    """Return a descriptor of the same file above those that are about to be replaced."""
    return fcntl.fcntl(descriptor, fcntl.F_DUPFD, _OUT_OF_THE_WAY)
