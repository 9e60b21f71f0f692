"""Starts guest processes: in bubblewrap, or, if the instructor insists, without a sandbox.

There are two bubblewraps, one in the other. The outer one collects what the guest may see under ``/mnt`` (our Python
may lie in a home that nobody else can enter) and has a process namespace, which ends with it whatever the guest
did to the first process of its own namespace; if it is root, it then becomes an ordinary user. The inner one is the
sandbox.
"""

import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, Protocol

from autograder.errors import InternalError
from autograder.sandbox import seccomp
from autograder.sandbox.bubblewrap import bubblewrap
from autograder.sandbox.channel import Channel
from autograder.sandbox.environment import guest_packages, python_executable, python_prefix
from autograder.sandbox.limits import Limits

Tier = Literal["bubblewrap", "none"]

_GUEST = Path(__file__).parent / "guest"
_MAIN = "import sys; sys.path.insert(0, sys.argv[1]); from guest.main import main; main()"
_NOBODY = "65534"
_STAGE = "/mnt"
_BECOME_NOBODY = (
    "setpriv",
    f"--reuid={_NOBODY}",
    f"--regid={_NOBODY}",
    "--clear-groups",
    "--inh-caps=-all",
    "--bounding-set=-all",
    "--",
)
_ISOLATION = (
    "--unshare-all",
    "--unshare-user",
    "--disable-userns",  # in one of its own a student could mount a /tmp without limits
    "--die-with-parent",
    "--new-session",
    "--clearenv",
    *("--cap-drop", "ALL"),
    *("--hostname", "sandbox"),
)
_ENVIRONMENT = {
    "HOME": "/tmp",  # noqa: S108 - inside, /tmp is the guest's own
    "LANG": "C.UTF-8",
    "MPLBACKEND": "Agg",
    "MPLCONFIGDIR": "/tmp",  # noqa: S108
    "MKL_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PATH": "/usr/bin:/bin",
    "PYTHONHASHSEED": "0",
}


class Guest:
    """A running guest process and the channel to it."""

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


class Launcher(Protocol):
    """Starts one guest after another; what is behind it is its own affair."""

    tier: Tier

    def start(self, files: Sequence[Path], limits: Limits) -> Guest:
        """Start a guest that finds ``files`` in its working folder."""
        ...


class BubblewrapLauncher:
    """A cold start in bubblewrap for every guest."""

    tier: Tier = "bubblewrap"

    def start(self, files: Sequence[Path], limits: Limits) -> Guest:
        """Start a guest in namespaces of its own: no network, no file of ours but Python and ``files``."""
        binds = _binds(files)
        site = ["/site"]
        machine = seccomp.machine()
        code = seccomp.encode(seccomp.program(machine)).hex()
        filtered = {"code": code, "seccomp_number": machine.calls["seccomp"]}
        config = _config(site, [f"/files/{path.name}" for path in files], limits, filtered)
        command = [str(python_executable()), "-I", "-S", "-B", "-c", _MAIN, "/guest", config]
        staged = {f"{_STAGE}/{index}": target for index, target in enumerate(binds.values())}
        outer = _staging(dict(zip(staged, binds, strict=True)))
        tool = f"{_STAGE}/bubblewrap/{bubblewrap().relative}"
        return _spawn([*outer, tool, *_sandbox(staged, limits), *command], limits, {})


class UnsafeLauncher:
    """A plain process with limits. Student code can read and write whatever its user can."""

    tier: Tier = "none"

    def start(self, files: Sequence[Path], limits: Limits) -> Guest:
        """Start a guest in a temporary folder."""
        folder = tempfile.mkdtemp(prefix="chainrule-")
        site = sorted({str(path.parent) for path in guest_packages()})
        config = _config(site, [str(path.resolve()) for path in files], limits, None)
        command = [str(python_executable()), "-I", "-S", "-B", "-c", _MAIN, str(_GUEST.parent), config]
        return _spawn(command, limits, _ENVIRONMENT | {"HOME": folder, "MPLCONFIGDIR": folder}, folder)


def launcher(tier: Tier) -> Launcher:
    """Return the launcher of a tier."""
    return BubblewrapLauncher() if tier == "bubblewrap" else UnsafeLauncher()


def _binds(files: Sequence[Path]) -> dict[str, str]:
    """What a guest may see: host path to path inside."""
    prefix = python_prefix()
    binds = {"/usr/bin": "/usr/bin", "/usr/lib": "/usr/lib"}
    if Path("/usr/lib64").is_dir():
        binds["/usr/lib64"] = "/usr/lib64"
    for name in ("bin", "lib"):
        binds[str(prefix / name)] = str(prefix / name)
    binds[str(_GUEST)] = "/guest/guest"
    binds |= {str(path): f"/site/{path.name}" for path in guest_packages()}
    binds |= {str(path.resolve()): f"/files/{path.name}" for path in files}
    return binds


def _sandbox(binds: dict[str, str], limits: Limits) -> list[str]:
    """The arguments of the bubblewrap that is the sandbox."""
    arguments = [*_ISOLATION]
    for source, target in binds.items():
        arguments += ["--ro-bind", source, target]
    for link, target in (("/lib", "usr/lib"), ("/lib64", "usr/lib64"), ("/bin", "usr/bin")):
        arguments += ["--symlink", target, link]
    for folder in _site_folders():  # the interpreter's own packages are not the student's
        arguments += ["--size", "4096", "--perms", "0555", "--tmpfs", folder]
    arguments += ["--proc", "/proc", "--dev", "/dev"]
    arguments += ["--size", str(1 << 20), "--tmpfs", "/dev/shm"]  # noqa: S108 - a path inside the sandbox
    arguments += ["--remount-ro", "/dev", "--size", str(limits.tmp_bytes), "--tmpfs", "/tmp"]  # noqa: S108
    arguments += ["--remount-ro", "/", "--chdir", "/tmp"]  # noqa: S108
    for name, value in _ENVIRONMENT.items():
        arguments += ["--setenv", name, value]
    return [*arguments, "--"]


def _site_folders() -> list[str]:
    """Folders with packages inside what is bound for the interpreter."""
    prefix = python_prefix()
    patterns = ("lib/python3*/site-packages", "lib/python3*/dist-packages", "lib/python3/dist-packages")
    roots = {prefix, Path("/usr")}
    return sorted({str(path) for root in roots for pattern in patterns for path in root.glob(pattern) if path.is_dir()})


def _staging(sources: dict[str, str]) -> list[str]:
    """The outer bubblewrap: collect ``sources`` below ``/mnt``, and be an ordinary user."""
    tool = bubblewrap()
    is_root = os.geteuid() == 0
    # The inner one's tie to its parent is no tie: root without capabilities may not signal an ordinary user's process,
    # and a student may reach the first process of the inner namespace. A namespace always ends with its first process.
    arguments = [str(tool.path), "--die-with-parent", "--unshare-pid", *([] if is_root else ["--unshare-user"])]
    arguments += ["--dev-bind", "/", "/", "--tmpfs", _STAGE]
    for target, source in sources.items():
        arguments += ["--ro-bind", source, target]
    for folder in tool.folders:
        arguments += ["--perms", "0755", "--dir", f"{_STAGE}/bubblewrap"]
        arguments += ["--ro-bind", str(folder), f"{_STAGE}/bubblewrap/{folder.name}"]
    return [*arguments, "--", *(_BECOME_NOBODY if is_root else ())]


def _config(site: list[str], files: list[str], limits: Limits, filtered: dict[str, object] | None) -> str:
    rlimits = {
        "RLIMIT_AS": limits.memory_bytes,
        "RLIMIT_CPU": limits.cpu_s,
        "RLIMIT_NPROC": limits.processes,
        "RLIMIT_FSIZE": limits.file_bytes,
        "RLIMIT_NOFILE": limits.open_files,
        "RLIMIT_CORE": 0,
    }
    return json.dumps({"site": site, "files": files, "rlimits": rlimits, "filter": filtered})


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
    return Guest(process, Channel(process.stdin, process.stdout, process.stderr, limits), folder)
