"""A run that is stopped or killed leaves no process behind, and the next one goes on where it was."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import psutil
import pytest

from autograder.course import Course
from autograder.submission import Submission
from autograder.verdict import from_json

HandIn = Callable[..., Submission]
CHAINRULE = str(Path(sys.executable).with_name("chainrule"))
ENDLESS = "import time\ntime.sleep(25)\n"
GIVE_UP_S = 60.0


@pytest.fixture
def elsewhere(course: Course, hand_in: HandIn, tmp_path: Path) -> Path:
    """A course in which one submission is graded at once and another takes long."""
    for name in ("source", "release"):
        shutil.copytree(course.root / name / "fcn_layer", tmp_path / name / "fcn_layer")
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\n")
    for student, last in (("ada", ""), ("slow", ENDLESS)):
        folder = tmp_path / "submitted" / student / "fcn_layer"
        folder.mkdir(parents=True)
        shutil.copyfile(hand_in(student, {}, last=last).path or "", folder / "fcn_layer.ipynb")
    return tmp_path


@pytest.mark.parametrize(
    "signals",
    [[signal.SIGKILL], [signal.SIGTERM], [signal.SIGINT], [signal.SIGINT, signal.SIGINT]],
    ids=["killed", "terminated", "interrupted", "interrupted twice"],
)
def test_nothing_outlives_a_run_and_what_was_graded_stays(elsewhere: Path, signals: Sequence[signal.Signals]) -> None:
    journal = elsewhere / "grades" / "fcn_layer" / "results.jsonl"
    command = [CHAINRULE, "grade", "fcn_layer", "--workers", "2"]
    with subprocess.Popen(command, cwd=elsewhere, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as run:
        main = psutil.Process(run.pid)
        while not (journal.exists() and journal.read_bytes()):  # until one is graded and the other is being graded
            with pytest.raises(psutil.TimeoutExpired):
                main.wait(0.05)
        family = [main, *main.children(recursive=True)]
        assert len(family) > 4
        for number in signals:
            main.send_signal(number)
        _, alive = psutil.wait_procs(family, timeout=GIVE_UP_S)
        assert alive == []
        told = run.communicate()[0].decode()
    if signal.SIGKILL not in signals:
        assert "stopped; the same command resumes the run" in told
    assert [from_json(line).student for line in journal.read_bytes().splitlines()] == ["ada"]
