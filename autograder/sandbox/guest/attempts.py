"""Notes what the student's code tries that a notebook has no reason to try, with cell and line.

Python itself tells of it (audit hooks, PEP 578), whether it succeeds or not. It is for the instructor's eyes and costs
no mark; who rewrites this process can hide from it.
"""

import socket
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from .codec import MAX_ATTEMPT, MAX_ATTEMPTS

_OUTRIGHT = {
    "socket.connect": "network",
    "socket.bind": "network",
    "socket.sendto": "network",
    "socket.sendmsg": "network",
    "socket.getaddrinfo": "network",
    "socket.gethostbyname": "network",
    "os.system": "program",
    "os.exec": "program",
    "os.posix_spawn": "program",
    "subprocess.Popen": "program",
    "os.fork": "process",
    "os.forkpty": "process",
    "os.kill": "signal",
    "os.killpg": "signal",
}
_SYSTEM_CALLS = frozenset(("syscall", "fork", "vfork", "clone", "execve", "ptrace", "unshare", "mount", "keyctl"))
_AUTOMATIC = frozenset(("autograd", "cupy", "jax", "keras", "mxnet", "pytensor", "tensorflow", "tinygrad", "torch"))
"""Packages that differentiate by themselves, or would only be there to."""


class Attempts:
    """What was tried since it was asked for last; the same from the same place is noted once."""

    def __init__(self) -> None:
        """Listen from now on: nothing can take a hook off again."""
        self._new: list[str] = []
        self._known: set[str] = set()
        self._homes = ("/tmp/", "/dev/", "/files/", "/usr/", f"{sys.base_prefix}/", *sys.path[1:])  # noqa: S108
        self._what: dict[str, Callable[[tuple[Any, ...]], str]] = {
            "import": self._package,
            "open": self._file,
            "ctypes.dlsym": self._call,
            "socket.__new__": self._socket,
        }
        sys.addaudithook(self._note)

    def take(self) -> list[str]:
        """Return what is new."""
        new, self._new = self._new, []
        return new

    def _note(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _OUTRIGHT:
            what = f"{_OUTRIGHT[event]} ({event})"
        elif event in self._what:
            what = self._what[event](arguments)
        else:
            return
        if what and len(self._known) < MAX_ATTEMPTS and (where := _cell_line(sys._getframe(1))):  # noqa: SLF001
            attempt = f"{where}: {what}"[:MAX_ATTEMPT]
            if attempt not in self._known:
                self._known.add(attempt)
                self._new.append(attempt)

    def _package(self, arguments: tuple[Any, ...]) -> str:
        name = arguments[0]
        top = name.partition(".")[0] if type(name) is str else ""
        return f"package ({top})" if top in _AUTOMATIC else ""

    def _file(self, arguments: tuple[Any, ...]) -> str:
        path = arguments[0]
        if type(path) is not str or not (path.startswith("/") or ".." in path):
            return ""
        is_home = path.startswith(self._homes) and ".." not in path
        return "" if is_home else f"file ({path})"

    def _call(self, arguments: tuple[Any, ...]) -> str:
        name = arguments[1]
        return f"system call ({name})" if type(name) is str and name in _SYSTEM_CALLS else ""

    def _socket(self, arguments: tuple[Any, ...]) -> str:
        return "network (socket)" if arguments[1] not in {socket.AF_UNIX, -1} else ""


def _cell_line(frame: FrameType | None) -> str:
    """Return the innermost line of a cell that leads to a frame."""
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith("<cell "):
            return f"{name[1:-1]}, line {frame.f_lineno}"
        frame = frame.f_back
    return ""
