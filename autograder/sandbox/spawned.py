"""Guests that are new processes of their own: in bubblewrap, under Landlock, or without a sandbox."""

import os
import select
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from autograder.errors import InternalError
from autograder.sandbox.channel import Channel
from autograder.sandbox.environment import python_executable, python_prefix, student_packages, student_python
from autograder.sandbox.guests import ENDING_S, Guest, Tier, what_killed
from autograder.sandbox.limits import Limits
from autograder.sandbox.mounts import ENVIRONMENT, GUEST, SITE, inside
from autograder.sandbox.settings import call_filter, guest_command, rlimits

_SHELL_SIGNALS = 128


class SpawnedGuest:
    """A guest that is a child process of ours."""

    def __init__(
        self, process: "subprocess.Popen[bytes]", channel: Channel, limits: Limits, folders: Sequence[str]
    ) -> None:
        """Take over ``process``; ``folders`` are removed when it ends."""
        self._process = process
        self._limits = limits
        self._folders = folders
        self.channel = channel

    def end(self) -> str:
        """Kill the guest with all it started, and wait until it is gone; return what killed it before."""
        has_ended = self.channel.has_ended and self._ends()
        os.killpg(self._process.pid, signal.SIGKILL)  # its group: without a sandbox no namespace ends with it
        _, status, used = os.wait4(self._process.pid, 0)
        self._process.returncode = os.waitstatus_to_exitcode(status)
        self.channel.close()
        for folder in self._folders:
            shutil.rmtree(folder, ignore_errors=True)  # a student's files may resist; no mark depends on it
        killed_by = _signal(self._process.returncode) if has_ended else 0
        return what_killed(killed_by, used.ru_utime + used.ru_stime, self._limits)

    def _ends(self) -> bool:
        """Whether the process ends by itself soon."""
        held = os.pidfd_open(self._process.pid)
        try:
            ending = select.poll()
            ending.register(held, select.POLLIN)
            return bool(ending.poll(ENDING_S * 1000))
        finally:
            os.close(held)


class BubblewrapLauncher:
    """Starts every guest in a bubblewrap of its own."""

    tier: Tier = "bubblewrap"

    def start(self, files: Sequence[Path], limits: Limits) -> Guest:
        """Start a guest in namespaces of its own: no network, no file of ours but Python and ``files``."""
        settings = {
            "site": [SITE],
            "files": [f"/files/{path.name}" for path in files],
            "rlimits": rlimits(limits),
            "filter": call_filter(),
        }
        return _spawn(inside(files, limits, guest_command("/guest", settings)), limits, {})

    def close(self) -> None:
        """Nothing is kept ready."""


class LandlockLauncher:
    """Starts every guest as a process that confines itself, for machines without user namespaces.

    Landlock (Linux 6.12 or newer, for its scopes) allows it to write nothing, to read only Python, its packages and
    ``files``, and to signal nobody; a stricter filter allows no socket. It has no ``/tmp``. A rule about a folder holds
    for everything below it, and Python's own folder may contain other packages, so that folder is closed: modules are
    found through a folder of links to the rest of it.
    """

    tier: Tier = "landlock"

    def start(self, files: Sequence[Path], limits: Limits) -> Guest:
        """Start a guest in a temporary folder where it cannot write."""
        folder, library = (tempfile.mkdtemp(prefix="chainrule-") for _ in range(2))
        site = str(student_packages())
        given = [str(path.resolve()) for path in files]
        modules = _modules()
        for path in modules:
            (Path(library) / path.name).symlink_to(path)
        settings = {
            "site": [site],
            "library": library,
            "files": given,
            "rlimits": {name: value for name, value in rlimits(limits).items() if name != "RLIMIT_NPROC"},
            "filter": call_filter(strict=True),
            "readable": [*map(str, (*modules, *_system())), str(GUEST), folder, library, site, *given],
        }
        return _spawn(guest_command(str(GUEST.parent), settings), limits, _at_home(folder), (folder, library))

    def close(self) -> None:
        """Nothing is kept ready."""


class UnsafeLauncher:
    """A plain process with limits. Student code can read and write whatever its user can."""

    tier: Tier = "none"

    def start(self, files: Sequence[Path], limits: Limits) -> Guest:
        """Start a guest in a temporary folder."""
        folder = tempfile.mkdtemp(prefix="chainrule-")
        settings = {
            "site": [str(student_packages())],
            "files": [str(path.resolve()) for path in files],
            "rlimits": rlimits(limits),
        }
        return _spawn(guest_command(str(GUEST.parent), settings), limits, _at_home(folder), (folder,))

    def close(self) -> None:
        """Nothing is kept ready."""


def _signal(code: int) -> int:
    """Return the signal that ended a process, or one that bubblewrap ran for us and reports like a shell; else 0."""
    return -code if code < 0 else max(0, code - _SHELL_SIGNALS)


def _modules() -> list[Path]:
    """Return the parts of the standard library, without packages that were installed beside it."""
    folders = [python_prefix() / name / f"python{student_python()}" for name in ("lib", "lib64")]
    found = [path for folder in folders if folder.is_dir() for path in sorted(folder.iterdir())]
    return [path for path in found if path.exists() and path.name not in {"site-packages", "dist-packages"}]


def _system() -> list[Path]:
    """Return the interpreter and what it reads of the system: shared libraries, but no folder with modules."""
    places = [python_executable(), *map(Path, ("/usr/share/fonts", "/usr/share/zoneinfo", "/dev/null"))]
    for folder in {python_prefix() / "lib", Path("/usr/lib"), Path("/usr/lib64")}:
        entries = sorted(folder.iterdir()) if folder.is_dir() else []
        places += [path for path in entries if path.is_file() or path.name.endswith("-linux-gnu")]
    return [path for path in places if path.exists()]


def _at_home(folder: str) -> dict[str, str]:
    return ENVIRONMENT | {"HOME": folder, "MPLCONFIGDIR": folder}


def _spawn(command: list[str], limits: Limits, environment: dict[str, str], folders: Sequence[str] = ()) -> Guest:
    """Start a guest in the first of ``folders``, which are all removed when it ends."""
    pipe = subprocess.PIPE
    try:
        process = subprocess.Popen(  # noqa: S603 - every word of the command is ours
            command,
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            bufsize=0,
            env=environment,
            cwd=folders[0] if folders else "/",
            start_new_session=True,
        )
    except OSError as error:
        msg = f"{command[0]}: {error.strerror}; a guest cannot be started"
        raise InternalError(msg) from error
    if process.stdin is None or process.stdout is None or process.stderr is None:  # they are pipes: see above
        raise AssertionError
    return SpawnedGuest(process, Channel(process.stdin, process.stdout, process.stderr, limits), limits, folders)
