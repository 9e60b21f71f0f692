"""When a session or its grader ends, however it ends, nothing of the guest is left on the machine.

A zygote stays for the next guest, and ends with its launcher.
"""

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from autograder.sandbox import seccomp
from autograder.sandbox.calls import Call, Failed, Returned
from autograder.sandbox.guests import Launcher, Tier
from autograder.sandbox.launch import launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.seccomp import ALLOW, RETURN, Instruction
from autograder.sandbox.session import Cell, Session

OpenMarked = Callable[..., Session]
PATIENCE_S = 20.0
LIMITS = Limits()
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

seccomp.program = lambda _machine, **_: [seccomp.Instruction(seccomp.RETURN, 0, 0, seccomp.ALLOW)]
handed_out, source = Path(sys.stdin.readline().strip()), sys.stdin.read()
with Session(launcher(sys.argv[1]), [Cell(1, source)], (handed_out,), Limits()) as session:
    session.run([])
"""


@pytest.fixture(autouse=True)
def _no_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let guests start processes: without them there is nothing to be left."""
    monkeypatch.setattr(seccomp, "program", lambda _machine, **_: [Instruction(RETURN, 0, 0, ALLOW)])


@pytest.fixture(params=["zygote", "bubblewrap"])
def tier(request: pytest.FixtureRequest) -> Tier:
    tier: Tier = request.param
    return tier


@pytest.fixture
def starter(tier: Tier) -> Iterator[Launcher]:
    starter = launcher(tier)
    yield starter
    starter.close()


@pytest.fixture
def marker(tmp_path: Path) -> Path:
    """A file to hand out; its name is in the command line of every process that starts a guest or is one."""
    path = tmp_path / f"marker-{time.time_ns()}.txt"
    path.touch()
    return path


@pytest.fixture
def open_marked(starter: Launcher, marker: Path) -> OpenMarked:
    """Open sessions of one cell, all of whose processes bear the marker."""

    def build(source: str, limits: Limits = LIMITS) -> Session:
        return Session(starter, [Cell(1, source)], (marker,), limits)

    return build


@pytest.fixture
def kept(tier: Tier, open_marked: OpenMarked, marker: Path) -> "Counter[str]":
    """The processes that stay for the next guest: a zygote and what is around it."""
    if tier != "zygote":
        return Counter()
    with open_marked("pass") as session:
        session.run([])
    return names_of_processes(marker)


def names_of_processes(marker: Path) -> "Counter[str]":
    """Names of the processes that have the marker in their command line, and how many have each."""
    found: Counter[str] = Counter()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if marker.name.encode() in (folder / "cmdline").read_bytes():
                found[(folder / "comm").read_text(encoding="utf-8").strip()] += 1
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


def test_a_daemon_ends_with_its_session(open_marked: OpenMarked, marker: Path, kept: "Counter[str]") -> None:
    before = mount_points()
    with open_marked(DAEMON) as session:
        assert isinstance(session.run([Call("start", (marker.name,))])[0], Returned)
        assert wait_until(lambda: {"daemon", "sh"} <= set(names_of_processes(marker)))
        assert mount_points() == before
    assert wait_until(lambda: names_of_processes(marker) == kept)
    assert mount_points() == before


def test_a_guest_killed_by_its_deadline_takes_its_daemon_with_it(
    open_marked: OpenMarked, marker: Path, limits: Limits, kept: "Counter[str]"
) -> None:
    short = msgspec.structs.replace(limits, call_wall_s=0.5, grace_s=0.5)
    with open_marked(DAEMON, short) as session:
        session.run([Call("start", (marker.name,))])
        assert wait_until(lambda: {"daemon", "sh"} <= set(names_of_processes(marker)))
        assert session.run([Call("loop", ())]) == [Failed("timeout", message="no answer in time")]
        assert wait_until(lambda: names_of_processes(marker) == kept)


def test_a_guest_that_dies_takes_its_daemon_with_it(
    open_marked: OpenMarked, marker: Path, kept: "Counter[str]"
) -> None:
    with open_marked(DAEMON + "def die(): os._exit(1)") as session:
        session.run([Call("start", (marker.name,))])
        assert wait_until(lambda: {"daemon", "sh"} <= set(names_of_processes(marker)))
        assert session.run([Call("die", ())]) == [Failed("died", message="the process ended")]
        assert wait_until(lambda: names_of_processes(marker) == kept)


def test_guests_end_with_their_launcher(open_marked: OpenMarked, marker: Path, starter: Launcher) -> None:
    with open_marked(DAEMON) as session:
        session.run([Call("start", (marker.name,))])
        assert wait_until(lambda: {"daemon", "sh"} <= set(names_of_processes(marker)))
    starter.close()
    assert wait_until(lambda: not names_of_processes(marker))


def test_a_grader_killed_in_the_middle_of_a_cell_leaves_no_process(tier: Tier, marker: Path) -> None:
    before = mount_points()
    grader = subprocess.Popen([sys.executable, "-c", GRADER, tier], stdin=subprocess.PIPE)
    assert grader.stdin
    with grader.stdin as stdin:
        stdin.write(f"{marker}\n{DAEMON}\nstart({marker.name!r})\nloop()".encode())
    try:
        assert wait_until(lambda: {"daemon", "endless", "sh"} <= set(names_of_processes(marker)))
    finally:
        grader.kill()
        grader.wait()
    assert wait_until(lambda: not names_of_processes(marker))
    assert mount_points() == before
