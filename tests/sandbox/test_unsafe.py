"""Without a sandbox everything works but the isolation, for machines that have none."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder.sandbox.calls import Call, Failed, Returned
from autograder.sandbox.guest.stand_ins import Handle
from autograder.sandbox.launch import launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Cell, Session

CELLS = (
    "%matplotlib inline\nimport numpy as np, os",
    "1 / 0",
    "def forward(W): return W @ W.T, (lambda: W)",
    "def backward(dZ, cache):\n    W = cache()\n    W += 1\n    return dZ @ W",
    "def where(): return os.getcwd(), open('digits.csv').read(), sorted(os.environ)",
    "def die(): os._exit(0)",
    "def wait():\n    import time\n    time.sleep(60)",
    "def start():\n    import subprocess\n    return subprocess.Popen(['sleep', '600']).pid",
)
W = np.arange(6.0).reshape(2, 3)


@pytest.fixture
def session(tmp_path: Path, limits: Limits, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A session whose file is named relative to the working folder."""
    (tmp_path / "digits.csv").write_text("1,2,3")
    monkeypatch.chdir(tmp_path)
    cells = [Cell(number, source) for number, source in enumerate(CELLS, 1)]
    with Session(launcher("none"), cells, (Path("digits.csv"),), limits) as opened:
        yield opened


def state(stat: Path) -> str:
    """The state of a process; a zombie that nobody has waited for yet is gone."""
    try:
        letter = stat.read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return "gone"
    return "gone" if letter == "Z" else letter


def test_cells_and_calls_run(session: Session) -> None:
    forward, backward = session.run([Call("forward", (W,), keep=(1,)), Call("backward", (np.eye(2), Handle(0, 1)))])
    assert isinstance(forward, Returned)
    assert isinstance(backward, Returned)
    assert np.array_equal(forward.value[0], W @ W.T)  # type: ignore[index]
    assert np.array_equal(backward.value, W + 1)  # type: ignore[arg-type]
    assert backward.modified == ((0, 0),)
    assert set(session.failed_cells) == {2}


def test_the_guest_works_in_a_folder_of_its_own_that_ends_with_it(session: Session, tmp_path: Path) -> None:
    (outcome,) = session.run([Call("where", ())])
    assert isinstance(outcome, Returned)
    value: Any = outcome.value
    folder, text, names = value
    assert text == "1,2,3"
    assert Path(folder) != tmp_path
    assert "PYTEST_CURRENT_TEST" not in names
    session.__exit__(None, None, None)
    assert not Path(folder).exists()
    assert (tmp_path / "digits.csv").exists()


def test_a_death_and_a_timeout_cost_only_their_request(session: Session) -> None:
    assert session.run([Call("die", ())]) == [Failed("died", message="the process ended")]
    (outcome,) = session.run([Call("wait", ())])
    assert isinstance(outcome, Failed)
    assert outcome.kind == "timeout"
    assert isinstance(session.run([Call("forward", (W,), keep=(1,))])[0], Returned)


def test_what_the_guest_started_ends_with_it(session: Session) -> None:
    (outcome,) = session.run([Call("start", ())])
    assert isinstance(outcome, Returned)
    child = Path(f"/proc/{outcome.value}/stat")
    assert state(child) in {"R", "S", "D"}
    session.__exit__(None, None, None)
    deadline = time.monotonic() + 20.0
    while state(child) != "gone" and time.monotonic() < deadline:
        time.sleep(0.01)
    assert state(child) == "gone"
