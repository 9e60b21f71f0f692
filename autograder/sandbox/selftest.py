"""Does the sandbox hold here? Found out by trying, from inside."""

import socket
import tempfile
from pathlib import Path

import msgspec

from autograder.errors import CourseError, InternalError
from autograder.sandbox.calls import Call, Returned
from autograder.sandbox.launch import Launcher, Tier, launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Cell, Session

_PROBE = """
import os, socket

def attempt(action):
    try:
        return bool(action())
    except (OSError, MemoryError):
        return False

def write(folder):
    path = f"{folder}/canary-{os.getpid()}"
    os.close(os.open(path, os.O_CREAT | os.O_EXCL))
    os.remove(path)
    return True

def fork():
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return True

def probe(canary, package, port, memory_bytes):
    return {
        "read a file of ours": attempt(lambda: open(canary).read()),
        "see our code": attempt(lambda: os.listdir(package)),
        "connect to the network": attempt(lambda: socket.create_connection(("127.0.0.1", port), 1)),
        "see our processes": len([name for name in os.listdir("/proc") if name.isdigit()]) > 9,
        "write outside of /tmp": any(
            attempt(lambda: write(folder)) for folder in ("", "/usr/bin", "/site", "/guest", "/dev")
        ),
        "start a program": attempt(lambda: os.spawnv(os.P_WAIT, "/usr/bin/true", ["true"]) == 0),
        "start a process": attempt(fork),
        "use more memory than allowed": attempt(lambda: bytearray(memory_bytes)),
        "keep a capability": "CapEff:\\t0000000000000000" not in open("/proc/self/status").read(),
    }
"""


ADVICE = (
    "bubblewrap needs Linux with user namespaces (on Ubuntu 24.04 AppArmor may forbid them; in a container the host "
    "may): `chainrule doctor` tells what fails. --unsafe-no-sandbox grades all the same, with the rights of your "
    "account: do that only in a virtual machine that holds nothing else"
)


class Finding(msgspec.Struct, frozen=True):
    """One thing student code must not be able to do, and whether it could."""

    attempt: str
    prevented: bool


def self_test(starter: Launcher) -> list[Finding]:
    """Try to get out of a guest, in every way a probe knows.

    Raises:
        InternalError: no guest starts here.
    """
    limits = Limits()
    with tempfile.NamedTemporaryFile("w", prefix="canary-") as canary, socket.create_server(("127.0.0.1", 0)) as server:
        canary.write("canary")
        canary.flush()
        package = str(Path(__file__).resolve().parents[1])
        arguments = (canary.name, package, server.getsockname()[1], limits.memory_bytes)
        with Session(starter, [Cell(1, _PROBE)], (), limits) as session:
            outcome = session.run([Call("probe", arguments)])[0]
    if not isinstance(outcome, Returned) or not isinstance(outcome.value, dict):
        msg = f"the probe of the sandbox did not come to an end: {outcome}"
        raise InternalError(msg)
    return [Finding(attempt, succeeded is False) for attempt, succeeded in outcome.value.items()]


def require_sandbox(*, unsafe: bool) -> Tier:
    """Return the tier to grade in, tried out here and now.

    Raises:
        CourseError: no sandbox holds here, and the instructor did not insist on grading without one.
    """
    if unsafe:
        return "none"
    try:
        failed = [finding.attempt for finding in self_test(launcher("bubblewrap")) if not finding.prevented]
    except InternalError as error:
        msg = f"student code cannot be run safely here: {error}; {ADVICE}"
        raise CourseError(msg) from error
    if failed:
        msg = f"student code cannot be run safely here: it could {', '.join(failed)}; {ADVICE}"
        raise CourseError(msg)
    return "bubblewrap"
