"""Guests that start cold, a process for each: in bubblewrap, under Landlock, or without a sandbox."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from autograder.errors import InternalError
from autograder.sandbox.channel import Channel
from autograder.sandbox.environment import python_prefix, student_packages
from autograder.sandbox.guests import Guest, Tier
from autograder.sandbox.limits import Limits
from autograder.sandbox.orders import filtered, guest_command, rlimits
from autograder.sandbox.view import ENVIRONMENT, GUEST, SITE, inside


class ColdGuest:
    """A guest that is a child process of ours."""

    def __init__(self, process: "subprocess.Popen[bytes]", channel: Channel, folder: str | None) -> None:
        """Take over ``process``; ``folder`` is removed when it ends."""
        self._process = process
        self._folder = folder
        self.channel = channel

    def end(self) -> None:
        """Kill the guest with all it started, and wait until it is gone."""
        os.killpg(self._process.pid, signal.SIGKILL)  # its group: without a sandbox no namespace ends with it
        self._process.wait()
        self.channel.close()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)  # what a student left may refuse; no mark depends on it


class BubblewrapLauncher:
    """A cold start in bubblewrap for every guest."""

    tier: Tier = "bubblewrap"

    def start(self, files: Sequence[Path], limits: Limits) -> Guest:
        """Start a guest in namespaces of its own: no network, no file of ours but Python and ``files``."""
        order = {
            "site": [SITE],
            "files": [f"/files/{path.name}" for path in files],
            "rlimits": rlimits(limits),
            "filter": filtered(),
        }
        return _spawn(inside(files, limits, guest_command("/guest", order)), limits, {})

    def close(self) -> None:
        """Nothing is kept ready."""


class LandlockLauncher:
    """A cold start of a process that shuts itself in, for machines without user namespaces.

    Landlock (Linux 6.12 or newer, for its scopes) leaves it nothing to write, nothing to read but Python, its packages
    and ``files``, and nobody to signal; a stricter filter leaves it no socket. What it does not have is a ``/tmp``.
    """

    tier: Tier = "landlock"

    def start(self, files: Sequence[Path], limits: Limits) -> Guest:
        """Start a guest in a temporary folder where it cannot write."""
        folder = tempfile.mkdtemp(prefix="chainrule-")
        site = str(student_packages())
        given = [str(path.resolve()) for path in files]
        order = {
            "site": [site],
            "files": given,
            "rlimits": {name: value for name, value in rlimits(limits).items() if name != "RLIMIT_NPROC"},
            "filter": filtered(strict=True),
            "readable": [*_interpreter(), str(GUEST), folder, site, *given],
        }
        return _spawn(guest_command(str(GUEST.parent), order), limits, _at_home(folder), folder)

    def close(self) -> None:
        """Nothing is kept ready."""


class UnsafeLauncher:
    """A plain process with limits. Student code can read and write whatever its user can."""

    tier: Tier = "none"

    def start(self, files: Sequence[Path], limits: Limits) -> Guest:
        """Start a guest in a temporary folder."""
        folder = tempfile.mkdtemp(prefix="chainrule-")
        order = {
            "site": [str(student_packages())],
            "files": [str(path.resolve()) for path in files],
            "rlimits": rlimits(limits),
        }
        return _spawn(guest_command(str(GUEST.parent), order), limits, _at_home(folder), folder)

    def close(self) -> None:
        """Nothing is kept ready."""


def _interpreter() -> list[str]:
    """What Python and the libraries of the system are read from."""
    prefix = python_prefix()
    places = [prefix / "bin", prefix / "lib", *map(Path, ("/usr/lib", "/usr/lib64", "/usr/share", "/dev/null"))]
    return [str(path) for path in places if path.exists()]


def _at_home(folder: str) -> dict[str, str]:
    return ENVIRONMENT | {"HOME": folder, "MPLCONFIGDIR": folder}


def _spawn(command: list[str], limits: Limits, environment: dict[str, str], folder: str | None = None) -> Guest:
    pipe = subprocess.PIPE
    try:
        process = subprocess.Popen(  # noqa: S603 - every word of the command is ours
            command,
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            bufsize=0,
            env=environment,
            cwd=folder or "/",
            start_new_session=True,
        )
    except OSError as error:
        msg = f"{command[0]}: {error.strerror}; a guest cannot be started"
        raise InternalError(msg) from error
    if process.stdin is None or process.stdout is None or process.stderr is None:  # they are pipes: see above
        raise AssertionError
    return ColdGuest(process, Channel(process.stdin, process.stdout, process.stderr, limits), folder)
