"""What a guest is told before any student code runs: limits, the filter of system calls, where files are."""

import json
from collections.abc import Mapping

from autograder.sandbox import seccomp
from autograder.sandbox.environment import python_executable
from autograder.sandbox.limits import Limits
from autograder.sandbox.syscalls import machine

_MAIN = "import sys; sys.path.insert(0, sys.argv[1]); from guest.main import main; main()"


def guest_command(code: str, settings: Mapping[str, object]) -> list[str]:
    """Return the command of a guest whose code is in the folder ``code``."""
    return [str(python_executable()), "-I", "-S", "-B", "-c", _MAIN, code, json.dumps(settings)]


def rlimits(limits: Limits) -> dict[str, int]:
    """Return the limits of a process, by their names in ``resource``."""
    return {
        "RLIMIT_AS": limits.memory_bytes,
        "RLIMIT_CPU": limits.cpu_s,
        "RLIMIT_NPROC": limits.processes,
        "RLIMIT_FSIZE": limits.file_bytes,
        "RLIMIT_NOFILE": limits.open_files,
        "RLIMIT_CORE": 0,
        "RLIMIT_RTPRIO": 0,
    }


def call_filter(*, strict: bool = False) -> dict[str, object]:
    """Return the filter of system calls and the number of the call that sets it.

    Raises:
        InternalError: there is none for this machine.
    """
    target = machine()
    code = seccomp.encode(seccomp.program(target, strict=strict)).hex()
    return {"code": code, "seccomp_number": target.calls["seccomp"]}
