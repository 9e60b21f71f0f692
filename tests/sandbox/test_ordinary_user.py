"""Tests that run as root run one session as an ordinary user, too: that path starts bubblewrap differently."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.sandbox.bubblewrap import bubblewrap
from autograder.sandbox.environment import python_prefix
from autograder.sandbox.guests import Tier
from autograder.sandbox.selftest import SAFE_TIERS

ROOT = Path(__file__).resolve().parents[2]
GRADER = """
import os, sys
from autograder.sandbox.calls import Call, Failed, Returned
from autograder.sandbox.launch import launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.selftest import try_out
from autograder.sandbox.session import Cell, Session

assert os.getuid() != 0
cells = [Cell(1, "import os\\ndef f(x): return x + 1, os.getuid()\\ndef die(): os._exit(1)")]
with Session(launcher(sys.argv[1]), cells, (), Limits()) as session:
    assert session.run([Call("f", (1,))]) == [Returned((2, os.getuid()))]
    assert isinstance(session.run([Call("die", ())])[0], Failed)
    assert session.run([Call("f", (2,))]) == [Returned((3, os.getuid()))]
trial = try_out(sys.argv[1])
print("held" if trial.holds else trial.reason)
"""


def opened_up(paths: list[Path]) -> list[str]:
    """Arguments of a bubblewrap in whose view every one may reach ``paths``, however private the folders above."""
    private = [folder for path in paths for folder in path.parents if not folder.stat().st_mode & stat.S_IXOTH]
    topmost = {folder for folder in private if not set(folder.parents) & set(private)}
    arguments = ["--dev-bind", "/", "/"]
    for folder in sorted(topmost):
        arguments += ["--perms", "0755", "--tmpfs", str(folder)]
    for path in paths:
        for folder in reversed(path.parents):
            if topmost & set(folder.parents):
                arguments += ["--perms", "0755", "--dir", str(folder)]
        arguments += ["--ro-bind", str(path), str(path)]
    return arguments


@pytest.mark.skipif(os.geteuid() != 0, reason="every other test of the sandbox runs as an ordinary user already")
@pytest.mark.skipif(shutil.which("setpriv") is None, reason="setpriv (util-linux) is not here to become a user with")
@pytest.mark.parametrize("tier", SAFE_TIERS)
def test_every_sandbox_holds_for_an_ordinary_user(tier: Tier) -> None:
    view = opened_up([python_prefix(), Path(sys.base_prefix), Path(sys.prefix), ROOT])
    user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all", "--bounding-set=-all"]
    command = [str(bubblewrap().path), *view, "--chdir", str(ROOT), "--", *user, sys.executable, "-B", "-c", GRADER]
    done = subprocess.run([*command, tier], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == ("held\n", "")
