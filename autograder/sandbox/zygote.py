"""Guests that are forked, each into namespaces of its own, from a process that has already imported everything.

The zygote is a process in bubblewrap with one socket to us. For each guest we send it the far ends of three pipes and
of a stop socket, on which the guest's supervisor listens: its parent process, which it cannot see. When our end closes,
for whatever reason, the supervisor kills the guest and all in its namespace, waits until it is gone, and says so.
"""

import contextlib
import json
import os
import signal
import socket
import subprocess
import weakref
from collections.abc import Sequence
from pathlib import Path

from autograder.errors import InternalError, KilledError
from autograder.sandbox.channel import Channel
from autograder.sandbox.guests import Guest, Tier, what_killed
from autograder.sandbox.limits import Limits
from autograder.sandbox.mounts import SITE, inside
from autograder.sandbox.settings import call_filter, guest_command, rlimits

_READY, _GONE, _CLOSED = b"+", b".", b"?"
_REPORT_BYTES = 100
_PATIENCE_S = 10.0


class _Zygote:
    """One zygote process; it ends when our end of its socket closes."""

    def __init__(self, files: Sequence[Path], limits: Limits) -> None:
        settings = {
            "site": [SITE],
            "files": [f"/files/{path.name}" for path in files],
            "filter": call_filter(),
            "forks": True,
        }
        command = inside(files, limits, guest_command("/guest", settings), has_guests=True)
        environment: dict[str, str] = {}  # a guest must not see ours
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            self._process = subprocess.Popen(  # noqa: S603 - every word of the command is ours
                command,
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env=environment,
                cwd="/",
                start_new_session=True,
            )
        except OSError as error:
            self._control.close()
            msg = f"{command[0]}: {error.strerror}; a zygote cannot be started"
            raise InternalError(msg) from error
        finally:
            theirs.close()
        self._end = weakref.finalize(self, _end, self._control, self._process)
        self._await_ready(limits.start_wall_s)

    def _await_ready(self, wall_s: float) -> None:
        self._control.settimeout(wall_s)
        try:
            reason = "" if self._control.recv(1) == _READY else "the process ended"
        except TimeoutError:
            reason = "no answer in time"
        except OSError as error:
            reason = str(error)
        if reason:
            msg = f"the sandbox did not start: {reason}; {self.end().strip()[-500:]}"
            raise KilledError(msg) if self._process.returncode == -signal.SIGKILL else InternalError(msg)

    def fork(self, settings: dict[str, object], descriptors: Sequence[int]) -> None:
        """Ask for a guest.

        Raises:
            OSError: the zygote is gone.
        """
        socket.send_fds(self._control, [json.dumps(settings).encode()], descriptors)

    def end(self) -> str:
        """End it and every guest; return what it wrote to stderr."""
        return self._end() or ""


def _end(control: socket.socket, process: "subprocess.Popen[bytes]") -> str:
    control.close()
    process.kill()
    process.wait()
    if process.stderr is None:
        raise AssertionError
    with process.stderr as told:
        os.set_blocking(told.fileno(), False)
        return (told.read() or b"").decode(errors="replace")


class _ForkedGuest:
    """A guest that its supervisor kills when the stop socket closes."""

    def __init__(self, stop: socket.socket, channel: Channel, zygote: _Zygote, limits: Limits) -> None:
        self._stop = stop
        self._zygote = zygote
        self._limits = limits
        self.channel = channel

    def end(self) -> str:
        """Kill the guest with all it started, and wait until it is gone; return what killed it before."""
        self._stop.settimeout(_PATIENCE_S)
        with contextlib.suppress(OSError):  # the supervisor may have ended, but for its report
            if self.channel.has_ended:
                self._stop.send(_CLOSED)
            self._stop.shutdown(socket.SHUT_WR)
        report = self._received(_REPORT_BYTES)
        is_gone = report.startswith(_GONE) and not self._received(1)  # the supervisor has ended, too
        self._stop.close()
        self.channel.close()
        if not is_gone:  # there is no supervisor any more that could kill it
            self._zygote.end()
            return "the process that watches it was killed"
        signal_number, cpu_s = report.removeprefix(_GONE).split()
        return what_killed(int(signal_number), float(cpu_s), self._limits)

    def _received(self, most_bytes: int) -> bytes:
        """Receive from the supervisor; nothing if it has ended, or takes too long."""
        try:
            return self._stop.recv(most_bytes)
        except OSError:
            return b""


class ZygoteLauncher:
    """Keeps one zygote, which forks a guest for every start."""

    tier: Tier = "zygote"

    def __init__(self) -> None:
        """Start nothing yet."""
        self._zygote: _Zygote | None = None
        self._of: tuple[Path, ...] = ()

    def start(self, files: Sequence[Path], limits: Limits) -> Guest:
        """Fork a guest; a zygote that is gone, or has other files, is replaced first."""
        ours, theirs = _pipes()
        settings: dict[str, object] = {"rlimits": rlimits(limits), "tmp_bytes": limits.tmp_bytes}
        stop, its_stop = socket.socketpair()
        try:
            zygote = self._fork(files, limits, settings, [*theirs, its_stop.fileno()])
        except BaseException:
            stop.close()
            for descriptor in ours:
                os.close(descriptor)
            raise
        finally:
            its_stop.close()
            for descriptor in theirs:
                os.close(descriptor)
        requests, replies, output = ours
        pipes = os.fdopen(requests, "wb", 0), os.fdopen(replies, "rb", 0), os.fdopen(output, "rb", 0)
        return _ForkedGuest(stop, Channel(*pipes, limits), zygote, limits)

    def close(self) -> None:
        """End the zygote."""
        if self._zygote is not None:
            self._zygote.end()
            self._zygote = None

    def _fork(
        self, files: Sequence[Path], limits: Limits, settings: dict[str, object], descriptors: Sequence[int]
    ) -> _Zygote:
        wanted = tuple(files)
        if self._zygote is not None and self._of == wanted:
            with contextlib.suppress(OSError):  # it may have been killed since
                self._zygote.fork(settings, descriptors)
                return self._zygote
        self.close()
        self._of = wanted
        self._zygote = _Zygote(files, limits)
        try:
            self._zygote.fork(settings, descriptors)
        except OSError as error:
            msg = f"the zygote ended as soon as it had started: {self._zygote.end().strip()[-500:]}"
            self._zygote = None
            raise KilledError(msg) from error
        return self._zygote


def _pipes() -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Return our ends of the pipes for requests, replies and output, and the guest's."""
    request_read, request_write = os.pipe()
    reply_read, reply_write = os.pipe()
    output_read, output_write = os.pipe()
    return (request_write, reply_read, output_read), (request_read, reply_write, output_write)
