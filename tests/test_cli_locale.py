"""Names in a locale that cannot name them: students' names are UTF-8 all the same."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from autograder.course import find_course

NAME = "fcn_layer"
PROJECT = find_course(Path(__file__).parent)
CHAINRULE = Path(sysconfig.get_path("scripts")) / "chainrule"
C_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    for folder in ("source", "release"):
        shutil.copytree(PROJECT.root / folder / NAME, tmp_path / "course" / folder / NAME)
    shutil.copyfile(PROJECT.root / "nbgrader_config.py", tmp_path / "course" / "nbgrader_config.py")
    return tmp_path / "course"


def test_in_the_locale_c_a_class_is_graded_under_its_names(course: Path, tmp_path: Path) -> None:
    inbox = tmp_path / "내려받기"
    inbox.mkdir()
    for name in ("김철수.ipynb", "plain.ipynb", "a,b.ipynb"):
        (inbox / name).write_bytes(b"{}")
    done = subprocess.run(
        [CHAINRULE, "grade", NAME, inbox, "--workers", "1"],
        cwd=course,
        env=os.environ | C_LOCALE,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert "김철수" in done.stdout.decode()
    assert sorted(path.name for path in (course / "submitted").iterdir()) == ["plain", "김철수"]
    assert "김철수" in (course / "grades" / NAME / "grades.csv").read_text(encoding="utf-8")
    assert "note: 'a,b.ipynb'" in done.stderr.decode()


def test_what_a_terminal_cannot_show_is_shown_escaped(course: Path) -> None:
    arguments = ["check", "김", "--assignment", NAME]
    code = f"import sys; from autograder.cli import main; sys.argv[1:] = {arguments}; main()"
    environment = os.environ | {"PYTHONUTF8": "1", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([sys.executable, "-c", code], cwd=course, env=environment, capture_output=True, check=False)
    assert done.stderr == b"error: \\uae40: no such file; expected a student's notebook\n"
