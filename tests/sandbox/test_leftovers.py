"""When a session or its grader ends, however it ends, nothing of the guest is left on the machine."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from autograder.sandbox import seccomp
from autograder.sandbox.calls import Call, Failed, Returned
from autograder.sandbox.limits import Limits
from autograder.sandbox.seccomp import ALLOW, RETURN, Instruction
from autograder.sandbox.session import Session

OpenSession = Callable[..., Session]
PATIENCE_S = 20.0
DAEMON = """
import os, signal, subprocess, time

def name(text):
    open("/proc/self/comm", "w").write(text)

def start(marker):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            for number in range(1, 32):
                if number not in (signal.SIGKILL, signal.SIGSTOP):
                    signal.signal(number, signal.SIG_IGN)
            name("daemon")
            while True:
                time.sleep(1)
        os._exit(0)
    shell = "trap '' TERM HUP INT; while true; do sleep 1; done"
    subprocess.Popen(["/bin/sh", "-c", shell, marker], start_new_session=True)

def loop():
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 32))
    name("endless")
    while True:
        pass
"""
GRADER = """
import sys
from pathlib import Path
from autograder.sandbox import seccomp
from autograder.sandbox.launch import launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Cell, Session

seccomp.program = lambda _machine: [seccomp.Instruction(seccomp.RETURN, 0, 0, seccomp.ALLOW)]
handed_out, source = Path(sys.stdin.readline().strip()), sys.stdin.read()
with Session(launcher("bubblewrap"), [Cell(1, source)], (handed_out,), Limits()) as session:
    session.run([])
"""


@pytest.fixture(autouse=True)
def _no_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let guests start processes: without them there is nothing to be left."""
    monkeypatch.setattr(seccomp, "program", lambda _machine: [Instruction(RETURN, 0, 0, ALLOW)])


@pytest.fixture
def marker(tmp_path: Path) -> Path:
    """A file to hand out; its name is in the command line of every process that starts a guest or is one."""
    path = tmp_path / f"marker-{time.time_ns()}.txt"
    path.touch()
    return path


def names_of_processes(marker: Path) -> set[str]:
    """Names of the processes that have the marker in their command line."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if marker.name.encode() in (folder / "cmdline").read_bytes():
                found.add((folder / "comm").read_text(encoding="utf-8").strip())
        except OSError:  # ended meanwhile
            continue
    return found


def wait_until(condition: Callable[[], bool]) -> bool:
    """Tell whether the condition came to hold in time."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.01)
    return False


def mount_points() -> set[str]:
    lines = Path("/proc/self/mountinfo").read_text(encoding="utf-8").splitlines()
    return {line.split()[4] for line in lines}


def test_a_daemon_ends_with_its_session(open_session: OpenSession, marker: Path) -> None:
    before = mount_points()
    with open_session(DAEMON, files=(marker,)) as session:
        assert session.run([Call("start", (marker.name,))]) == [Returned(None)]
        assert wait_until(lambda: {"daemon", "sh"} <= names_of_processes(marker))
        assert mount_points() == before
    assert wait_until(lambda: not names_of_processes(marker))
    assert mount_points() == before


def test_a_guest_killed_by_its_deadline_takes_its_daemon_with_it(
    open_session: OpenSession, marker: Path, limits: Limits
) -> None:
    short = msgspec.structs.replace(limits, call_wall_s=0.5, grace_s=0.5)
    session = open_session(DAEMON, files=(marker,), limits=short)
    session.run([Call("start", (marker.name,))])
    assert wait_until(lambda: {"daemon", "sh"} <= names_of_processes(marker))
    assert session.run([Call("loop", ())]) == [Failed("timeout", message="no answer in time")]
    assert wait_until(lambda: not names_of_processes(marker))


def test_a_guest_that_dies_takes_its_daemon_with_it(open_session: OpenSession, marker: Path) -> None:
    session = open_session(DAEMON + "def die(): os._exit(1)", files=(marker,))
    session.run([Call("start", (marker.name,))])
    assert wait_until(lambda: {"daemon", "sh"} <= names_of_processes(marker))
    assert session.run([Call("die", ())]) == [Failed("died", message="the process ended")]
    assert wait_until(lambda: not names_of_processes(marker))


def test_a_grader_killed_in_the_middle_of_a_cell_leaves_no_process(marker: Path) -> None:
    before = mount_points()
    grader = subprocess.Popen([sys.executable, "-c", GRADER], stdin=subprocess.PIPE)
    assert grader.stdin
    with grader.stdin as stdin:
        stdin.write(f"{marker}\n{DAEMON}\nstart({marker.name!r})\nloop()".encode())
    try:
        assert wait_until(lambda: {"daemon", "endless", "sh"} <= names_of_processes(marker))
    finally:
        grader.kill()
        grader.wait()
    assert wait_until(lambda: not names_of_processes(marker))
    assert mount_points() == before
