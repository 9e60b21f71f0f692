"""Does the sandbox work on this machine? A probe tries to escape from inside."""

import os
import socket
import tempfile
from pathlib import Path

import msgspec

from autograder.errors import CourseError, InternalError
from autograder.sandbox.calls import Call, Returned
from autograder.sandbox.guests import Launcher, Tier
from autograder.sandbox.launch import launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.mounts import site_folders
from autograder.sandbox.session import Cell, Session

_PROBE = """
import ctypes, os, resource, socket

def attempt(action):
    try:
        return bool(action())
    except (OSError, ValueError, MemoryError):
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

def signal_to(process):
    os.kill(process, 0)
    return True

def capabilities():
    sets = (ctypes.c_uint32 * 6)()
    return ctypes.CDLL(None).capget((ctypes.c_uint32 * 2)(0x20080522, 0), sets) or any(sets)

def probe(canary, package, port, memory_bytes, grader, sites):
    return {
        "read a file of ours": attempt(lambda: open(canary).read()),
        "see our code": attempt(lambda: os.listdir(package)),
        "see packages of others": any(attempt(lambda: os.listdir(site)) for site in sites),
        "connect to the network": attempt(lambda: socket.create_connection(("127.0.0.1", port), 1)),
        "see our processes": attempt(lambda: len([name for name in os.listdir("/proc") if name.isdigit()]) > 9),
        "signal our process": attempt(lambda: signal_to(grader)),
        "limit our process": attempt(lambda: resource.prlimit(grader, resource.RLIMIT_NOFILE)),
        "write outside of /tmp": any(
            attempt(lambda: write(folder)) for folder in ("", "/usr/bin", "/site", "/guest", "/dev")
        ),
        "start a program": attempt(lambda: os.spawnv(os.P_WAIT, "/usr/bin/true", ["true"]) == 0),
        "start a process": attempt(fork),
        "use more memory than allowed": attempt(lambda: bytearray(memory_bytes)),
        "keep a capability": attempt(capabilities),
    }
"""


ADVICE = (
    "a sandbox needs Linux with user namespaces (on Ubuntu 24.04 AppArmor may forbid them; in a container the host "
    "may), or else Linux 6.12 or newer with Landlock. --unsafe-no-sandbox grades without one, with the rights of your "
    "account: do that only in a virtual machine that holds nothing else"
)
SAFE_TIERS: tuple[Tier, ...] = ("zygote", "bubblewrap", "landlock")
"""The best first."""


class Finding(msgspec.Struct, frozen=True):
    """One thing student code must not be able to do, and whether it could."""

    attempt: str
    prevented: bool


class Trial(msgspec.Struct, frozen=True):
    """The result of testing a tier; ``reason`` says why it cannot be used, and is empty if it can."""

    tier: Tier
    findings: tuple[Finding, ...]
    reason: str = ""

    @property
    def holds(self) -> bool:
        """Whether student code can be run in this tier."""
        return not self.reason


def self_test(starter: Launcher) -> list[Finding]:
    """Try to escape from a guest, in every way the probe knows.

    Raises:
        InternalError: no guest starts here.
    """
    limits = Limits()
    with tempfile.NamedTemporaryFile("w", prefix="canary-") as canary, socket.create_server(("127.0.0.1", 0)) as server:
        canary.write("canary")
        canary.flush()
        package = str(Path(__file__).resolve().parents[1])
        arguments = (canary.name, package, server.getsockname()[1], limits.memory_bytes, os.getpid(), site_folders())
        with Session(starter, [Cell(1, _PROBE)], (), limits) as session:
            outcome = session.run([Call("probe", arguments)])[0]
    if not isinstance(outcome, Returned) or not isinstance(outcome.value, dict):
        msg = f"the probe of the sandbox did not finish: {outcome}"
        raise InternalError(msg)
    return [Finding(attempt, succeeded is False) for attempt, succeeded in outcome.value.items()]


def try_out(tier: Tier) -> Trial:
    """Test whether a tier works on this machine now."""
    starter = launcher(tier)
    try:
        findings = tuple(self_test(starter))
    except InternalError as error:
        return Trial(tier, (), str(error))
    finally:
        starter.close()
    failed = [finding.attempt for finding in findings if not finding.prevented]
    return Trial(tier, findings, f"student code could {', '.join(failed)}" if failed else "")


def require_sandbox(*, unsafe: bool) -> Tier:
    """Return the tier to grade in: the best that works on this machine now.

    Raises:
        CourseError: none works, and the instructor did not insist on grading without a sandbox.
    """
    if unsafe:
        return "none"
    reasons = []
    for tier in SAFE_TIERS:
        trial = try_out(tier)
        if trial.holds:
            return tier
        reasons.append(f"{tier}: {trial.reason}")
    msg = f"student code cannot be run safely here ({'; '.join(reasons)}); {ADVICE}; `chainrule doctor` says more"
    raise CourseError(msg)
