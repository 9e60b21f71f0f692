"""Whether the sandbox holds is found out by trying; one that does not start is our failure and never a verdict."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.errors import CourseError, InternalError
from autograder.sandbox import launch, spawned
from autograder.sandbox.bubblewrap import bubblewrap
from autograder.sandbox.calls import Call
from autograder.sandbox.guests import Tier
from autograder.sandbox.launch import launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.selftest import SAFE_TIERS, require_sandbox, self_test, try_out
from autograder.sandbox.session import Cell, Session
from autograder.sandbox.spawned import UnsafeLauncher


@pytest.fixture
def broken_bubblewrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put a newer bubblewrap on PATH that does ``action`` instead of starting anything."""

    def install(action: str) -> None:
        path = tmp_path / "bwrap"
        path.write_text(f'#!/bin/sh\nif [ "$1" = --version ]; then echo bubblewrap 99.0; else {action}; fi\n')
        path.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
        bubblewrap.cache_clear()
        assert bubblewrap().path == path

    return install


@pytest.fixture(autouse=True)
def _forget_bubblewrap() -> None:
    bubblewrap.cache_clear()


@pytest.mark.parametrize("tier", SAFE_TIERS)
def test_every_sandbox_prevents_every_attempt(tier: Tier) -> None:
    trial = try_out(tier)
    assert trial.holds, trial.reason
    assert len(trial.findings) >= 9
    assert all(finding.prevented for finding in trial.findings)


def test_without_a_sandbox_the_self_test_says_what_is_not_prevented() -> None:
    findings = {finding.attempt: finding.prevented for finding in self_test(launcher("none"))}
    assert findings["read a file of ours"] is False
    assert findings["see our code"] is False
    assert findings["connect to the network"] is False
    assert findings["use more memory than allowed"] is True  # limits hold without a sandbox, too


def test_without_a_sandbox_the_self_test_leaves_no_file() -> None:
    folders = [Path("/"), Path("/usr/bin"), Path("/dev")]
    before = [set(folder.iterdir()) for folder in folders]
    self_test(launcher("none"))
    assert [set(folder.iterdir()) for folder in folders] == before


def test_a_sandbox_that_does_not_start_is_an_internal_error(broken_bubblewrap: Callable[[str], None]) -> None:
    broken_bubblewrap("echo no namespaces here >&2; exit 1")
    with (
        Session(launcher("bubblewrap"), [Cell(1, "def f(): return 1")], (), Limits()) as session,
        pytest.raises(InternalError, match="did not start: the process ended; no namespaces here"),
    ):
        session.run([Call("f", ())])


def test_a_sandbox_that_hangs_is_an_internal_error(broken_bubblewrap: Callable[[str], None]) -> None:
    broken_bubblewrap("exec sleep 60")
    with (
        Session(launcher("bubblewrap"), [], (), Limits(start_wall_s=0.5)) as session,
        pytest.raises(InternalError, match="no answer in time"),
    ):
        session.run([Call("f", ())])


def test_a_sandbox_that_talks_nonsense_is_an_internal_error(broken_bubblewrap: Callable[[str], None]) -> None:
    broken_bubblewrap("echo passed passed passed passed passed; exec sleep 60")
    with (
        Session(launcher("bubblewrap"), [], (), Limits()) as session,
        pytest.raises(InternalError, match="to no request of ours"),
    ):
        session.run([Call("f", ())])


def test_grading_is_refused_where_no_sandbox_starts(
    broken_bubblewrap: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken_bubblewrap("exit 1")
    monkeypatch.setattr(spawned, "GUEST", tmp_path)
    with pytest.raises(CourseError, match=r"cannot be run safely here .zygote: .*; bubblewrap: .*; landlock: "):
        require_sandbox(unsafe=False)


def test_without_bubblewrap_a_process_shuts_itself_in(broken_bubblewrap: Callable[[str], None]) -> None:
    broken_bubblewrap("exit 1")
    assert require_sandbox(unsafe=False) == "landlock"


def test_without_forks_every_guest_starts_cold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launch, "_LAUNCHERS", {**launch._LAUNCHERS, "zygote": UnsafeLauncher})  # noqa: SLF001
    assert require_sandbox(unsafe=False) == "bubblewrap"


def test_the_instructor_may_insist_on_no_sandbox() -> None:
    assert require_sandbox(unsafe=True) == "none"
    assert require_sandbox(unsafe=False) == "zygote"
