"""Notes what the student's code tries that a notebook has no reason to try, with cell and line.

Python reports it through audit hooks (PEP 578), whether it succeeds or not. The notes are for the instructor and cost
no mark; code that rewrites this process can avoid them.
"""

import os
import socket
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from .codec import MAX_ATTEMPT, MAX_ATTEMPTS
from .paths import Paths
from .places import innermost, is_own, line_of

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
"""Packages that differentiate automatically. Only an import that succeeds is noted: another gains nothing."""
_OPENERS = frozenset(
    (
        *("_pyio", "bz2", "codecs", "contextlib", "fileinput", "functools", "gzip", "io", "lzma", "os", "pathlib"),
        *("pathlib._abc", "pathlib._local", "pathlib._os"),
        *(
            "IPython.core.interactiveshell",
            "posixpath",
            "shelve",
            "shutil",
            "tarfile",
            "tempfile",
            "tokenize",
            "zipfile",
        ),
        *("numpy.lib._npyio_impl", "numpy.lib.npyio", "numpy.lib._datasource", "numpy._core.records"),
        *("PIL.Image", "matplotlib.image", "matplotlib.pyplot"),
    )
)
"""Modules that open the files they are told to: their caller is the one who opens."""
_CURIOUS = frozenset(("ctypes.util", "platform", "uuid", "webbrowser"))
"""Modules that start programs by themselves, to find out about the machine."""


class Attempts:
    """The attempts since they were last taken; the same attempt from the same place is noted once."""

    def __init__(self) -> None:
        """Install the hook, which nothing can remove."""
        self._new: list[str] = []
        self._known: set[str] = set()
        self._loading: dict[str, str] = {}
        places = ("/tmp", "/dev", "/files", "/usr", os.getcwd(), sys.base_prefix, *sys.path[1:])  # noqa: S108, PTH109
        self._paths = Paths(tuple(f"{place}/" for place in places))
        self._what: dict[str, Callable[[tuple[Any, ...]], str]] = {
            "ctypes.dlsym": self._call,
            "socket.__new__": self._socket,
        }
        sys.addaudithook(self._note)

    def take(self) -> list[str]:
        """Return the new attempts."""
        for name, where in self._loading.items():
            if name in sys.modules:
                self._keep(f"{where}: package ({name})")
        self._loading.clear()
        new, self._new = self._new, []
        return new

    def _note(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            self._open(arguments[0], sys._getframe(1))  # noqa: SLF001
        elif event == "import":
            self._import(arguments[0], sys._getframe(1))  # noqa: SLF001
        elif event in _OUTRIGHT:
            self._try(f"{_OUTRIGHT[event]} ({event})", sys._getframe(1))  # noqa: SLF001
        elif event in self._what and (what := self._what[event](arguments)):
            self._try(what, sys._getframe(1))  # noqa: SLF001

    def _try(self, what: str, frame: FrameType) -> None:
        if not what.startswith("program") or not _is_through(frame, _CURIOUS):
            self._keep(f"{where}: {what}" if (where := innermost(frame)) else "")

    def _open(self, path: object, frame: FrameType) -> None:
        # The frame is tested first, for speed: libraries open many files, a student's own line few.
        where = _direct(frame)
        if where and self._paths.is_suspicious(path):
            self._keep(f"{where}: file ({path!s})")

    def _import(self, name: object, frame: FrameType) -> None:
        top = name.partition(".")[0] if isinstance(name, str) else ""
        if top in _AUTOMATIC and top not in self._loading and (where := innermost(frame)):
            self._loading[top] = where

    def _keep(self, attempt: str) -> None:
        attempt = attempt[:MAX_ATTEMPT]
        if attempt and attempt not in self._known and len(self._known) < MAX_ATTEMPTS:
            self._known.add(attempt)
            self._new.append(attempt)

    def _call(self, arguments: tuple[Any, ...]) -> str:
        name = arguments[1]
        return f"system call ({name})" if type(name) is str and name in _SYSTEM_CALLS else ""

    def _socket(self, arguments: tuple[Any, ...]) -> str:
        return "network (socket)" if arguments[1] not in {socket.AF_UNIX, -1} else ""


def _direct(frame: FrameType | None) -> str:
    """Return the student's line that opens a file; empty if a library opens it on its own."""
    while frame is not None:
        filename = frame.f_code.co_filename
        if found := line_of(filename, frame.f_lineno):
            return found
        is_made_up = filename.startswith("<") and not filename.startswith("<frozen")  # eval and exec
        if not is_made_up and frame.f_globals.get("__name__") not in _OPENERS:
            return ""
        frame = frame.f_back
    return ""


def _is_through(frame: FrameType | None, modules: frozenset[str]) -> bool:
    """Whether a frame was reached from the student's line through one of some modules."""
    while frame is not None and not is_own(frame.f_code.co_filename):
        if frame.f_globals.get("__name__") in modules:
            return True
        frame = frame.f_back
    return False
