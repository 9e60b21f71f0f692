"""What the command line says when something is not as it should be: one plain line that tells what to do."""

import errno
import os
from pathlib import Path

import pytest
import typer

from autograder import classwork, cli
from autograder.course import Assignment
from autograder.errors import CourseError, InternalError
from autograder.grading.grade import ungraded
from autograder.publish.records import Publication
from autograder.sandbox import selftest
from autograder.submission import Submission

ROOT = Path(__file__).parents[1]


def run_main(monkeypatch: pytest.MonkeyPatch, error: Exception) -> object:
    """Return the exit code when the command ends with ``error``."""

    def app() -> None:
        raise error

    monkeypatch.setattr(cli, "app", app)
    with pytest.raises(SystemExit) as caught:
        cli.main()
    return caught.value.code


@pytest.mark.parametrize(
    ("error", "shown"),
    [
        (OSError(errno.EROFS, "Read-only file system", "grades/x"), "grades/x: Read-only file system"),
        (OSError(errno.ENOSPC, "No space left on device"), "reading or writing: No space left on device"),
        (FileExistsError(errno.EEXIST, "File exists", "out\x1b[2J\n"), "out[2J : File exists"),
    ],
)
def test_what_the_machine_refuses_is_one_line_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: OSError, shown: str
) -> None:
    assert run_main(monkeypatch, error) == 2
    advice = "check what it is, its permissions and the free space on the disk"
    assert capsys.readouterr().err == f"error: {shown}; {advice}\n"


@pytest.mark.parametrize("error", [CourseError("a\x1b[31m\nb\udcff[red]"), InternalError("a\x1b[31m\nb\udcff[red]")])
def test_names_in_errors_are_plain(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception
) -> None:
    run_main(monkeypatch, error)
    assert capsys.readouterr().err.endswith("error: a[31m b\ufffd[red]\n")


def test_a_broken_reference_is_told_before_a_notebook_is_checked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def load_reference(_: Assignment) -> None:
        msg = "the reference is broken"
        raise CourseError(msg)

    monkeypatch.setattr(Assignment, "load_reference", load_reference)
    monkeypatch.setattr(selftest, "require_sandbox", pytest.fail)
    (tmp_path / "ada.ipynb").touch()
    with pytest.raises(CourseError, match="the reference is broken"):
        cli.check(tmp_path / "ada.ipynb", "fcn_layer")


def test_a_folder_to_check_is_told_as_one(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="is a folder; expected a student's notebook"):
        cli.check(tmp_path, "fcn_layer")


def test_doctor_says_of_every_sandbox_why_it_does_not_hold(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def self_test(_: object) -> None:
        msg = "no guest starts"
        raise InternalError(msg)

    monkeypatch.setattr(selftest, "self_test", self_test)
    with pytest.raises(CourseError, match="cannot be run safely here; a sandbox needs Linux") as caught:
        cli.doctor()
    assert "chainrule doctor" not in str(caught.value)
    assert capsys.readouterr().out == "".join(f"{tier}: no guest starts\n" for tier in selftest.SAFE_TIERS)


def test_ctrl_c_says_how_to_go_on(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def grade_class(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(classwork, "grade_class", grade_class)
    with pytest.raises(typer.Exit) as caught:
        cli.grade("fcn_layer", unsafe_no_sandbox=True)
    assert caught.value.exit_code == 130
    assert capsys.readouterr().err == "stopped; the same command resumes the run\n"


@pytest.mark.parametrize(("count", "shown"), [(0, "0 submissions"), (1, "1 submission"), (2, "2 submissions")])
def test_what_stayed_ungraded_is_counted_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], count: int, shown: str
) -> None:
    place = Path(os.devnull)
    verdict = ungraded(Assignment("a", ()), Submission("ada", None), "no sandbox")
    publication = Publication(place, place, place, place)
    graded = classwork.Graded([verdict] * count, count, [], place, publication)
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(classwork, "grade_class", lambda *_: graded)
    if count:
        with pytest.raises(InternalError, match=f"^{shown} stayed ungraded"):
            cli.grade("fcn_layer", unsafe_no_sandbox=True)
    else:
        cli.grade("fcn_layer", unsafe_no_sandbox=True)
    assert f"\n{shown}, {count} graded now" in capsys.readouterr().out
