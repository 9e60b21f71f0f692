"""The journal after a crash, after a change of the course, and read by somebody else meanwhile."""

import subprocess
import sys
from pathlib import Path

import pytest

from autograder.course import Course, load_assignment
from autograder.errors import CourseError
from autograder.grading.grade import ungraded
from autograder.grading.journal import JUDGING, Journal, course_fingerprint, fingerprint, recall
from autograder.submission import Submission
from autograder.verdict import CheckVerdict, ExerciseVerdict, Verdict, from_json

NAME = "fcn_layer"
COURSE = "c0ffee"


def verdict(student: str, score: float = 5.0, sha256: str = "1" * 64) -> Verdict:
    """A verdict with quotes, a line break and other alphabets in its message."""
    check = CheckVerdict(name="Z", passed=False, score=score, max_score=6.0, message='say "Z"\n\u2028 \u00fc \u6e6f')
    exercise = ExerciseVerdict(name="linear_forward", score=score, max_score=6.0, status="wrong", checks=(check,))
    return Verdict(
        assignment="fcn_layer",
        student=student,
        submission_sha256=sha256,
        status="graded",
        score=score,
        max_score=6.0,
        duration_s=0.25,
        exercises=(exercise,),
    )


def on_disk(folder: Path) -> list[Verdict]:
    return [from_json(line) for line in (folder / "results.jsonl").read_bytes().splitlines()]


def test_a_verdict_is_on_disk_once_it_is_added(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "grades" / "fcn_layer", NAME, COURSE)
    for number, student in enumerate(("mei", "ada"), start=1):
        journal.add(verdict(student))
        assert on_disk(journal.path.parent)[number - 1] == verdict(student)


def test_a_killed_run_goes_on_where_it_was(tmp_path: Path) -> None:
    journal = Journal(tmp_path, NAME, COURSE)
    journal.add(verdict("ada"))
    journal.add(verdict("mei"))
    del journal
    again = Journal(tmp_path, NAME, COURSE)
    assert again.known("ada", "1" * 64) == verdict("ada")
    assert again.known("mei", "1" * 64) == verdict("mei")


@pytest.mark.parametrize("kept_bytes", [1, 40, -2])
def test_a_line_that_was_cut_off_is_graded_again_and_harms_no_other(tmp_path: Path, kept_bytes: int) -> None:
    journal = Journal(tmp_path, NAME, COURSE)
    journal.add(verdict("ada"))
    journal.add(verdict("mei"))
    whole, last = journal.path.read_bytes().splitlines(keepends=True)
    journal.path.write_bytes(whole + last[:kept_bytes])
    again = Journal(tmp_path, NAME, COURSE)
    assert again.known("ada", "1" * 64) == verdict("ada")
    assert again.known("mei", "1" * 64) is None
    again.add(verdict("mei", 2.0))
    assert on_disk(tmp_path) == [verdict("ada"), verdict("mei", 2.0)]


def test_bytes_that_are_no_text_are_passed_over(tmp_path: Path) -> None:
    journal = Journal(tmp_path, NAME, COURSE)
    journal.add(verdict("ada"))
    with journal.path.open("ab") as file:
        file.write(b'\xff\xfe\x00\n{"student": "\xff"}\nnull\n\n')
    Journal(tmp_path, NAME, COURSE)
    assert on_disk(tmp_path) == [verdict("ada")]


def test_another_course_drops_every_verdict(tmp_path: Path) -> None:
    Journal(tmp_path, NAME, COURSE).add(verdict("ada"))
    assert Journal(tmp_path, NAME, "decaf").known("ada", "1" * 64) is None
    assert on_disk(tmp_path) == []
    assert Journal(tmp_path, NAME, COURSE).known("ada", "1" * 64) is None


def test_results_of_another_assignment_are_refused_and_kept(tmp_path: Path) -> None:
    Journal(tmp_path, NAME, COURSE).add(verdict("ada"))
    with pytest.raises(CourseError, match=r"results\.jsonl: results of fcn_layer; give dropout a folder of its own"):
        Journal(tmp_path, "dropout", "decaf")
    assert on_disk(tmp_path) == [verdict("ada")]


def test_a_file_of_somebody_elses_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "results.jsonl").write_text('{"accuracy": 0.9}\n')
    with pytest.raises(CourseError, match="not written by chainrule, so it stays; move it away, or name another"):
        Journal(tmp_path, NAME, COURSE)
    assert (tmp_path / "results.jsonl").read_text() == '{"accuracy": 0.9}\n'


def test_a_first_line_that_was_cut_off_is_no_file_of_somebody_elses(tmp_path: Path) -> None:
    Journal(tmp_path, NAME, COURSE)
    (tmp_path / "results.jsonl").write_text('{"assignment": "fcn_')
    Journal(tmp_path, NAME, COURSE).add(verdict("ada"))
    assert on_disk(tmp_path) == [verdict("ada")]


def test_a_mark_that_is_no_text_is_that_of_another_course(tmp_path: Path) -> None:
    Journal(tmp_path, NAME, COURSE).add(verdict("ada"))
    (tmp_path / "course.sha256").write_bytes(b"\xff\xfe")
    assert recall(tmp_path, COURSE, "ada", "1" * 64) is None
    assert Journal(tmp_path, NAME, COURSE).known("ada", "1" * 64) is None


def test_a_verdict_that_cannot_be_written_leaves_the_others_and_the_one_before(tmp_path: Path) -> None:
    journal = Journal(tmp_path, NAME, COURSE)
    journal.add(verdict("ada"))
    with pytest.raises(UnicodeEncodeError):
        journal.add(verdict("ada", sha256="\udcff"))
    assert journal.close(["ada"]) == on_disk(tmp_path) == [verdict("ada")]


def test_another_submission_of_the_same_student_is_not_known(tmp_path: Path) -> None:
    journal = Journal(tmp_path, NAME, COURSE)
    journal.add(verdict("ada"))
    assert journal.known("ada", "2" * 64) is None
    assert journal.known("mei", "1" * 64) is None


def test_what_stayed_ungraded_is_graded_again(tmp_path: Path) -> None:
    ours = ungraded(load_assignment("fcn_layer"), Submission("ada", None), "out of memory")
    journal = Journal(tmp_path, NAME, COURSE)
    journal.add(ours)
    assert on_disk(tmp_path) == [ours]
    assert journal.known("ada", ours.submission_sha256) is None


def test_the_last_verdict_on_each_student_stays_in_the_order_asked_for(tmp_path: Path) -> None:
    journal = Journal(tmp_path, NAME, COURSE)
    for one in (verdict("zoe"), verdict("ada", 1.0), verdict("gone"), verdict("mei"), verdict("ada", 4.0)):
        journal.add(one)
    expected = [verdict("ada", 4.0), verdict("mei"), verdict("zoe")]
    assert journal.close(["ada", "mei", "zoe"]) == expected
    assert on_disk(tmp_path) == expected
    assert sorted(path.name for path in tmp_path.iterdir()) == ["course.sha256", "results.jsonl"]


def test_a_fingerprint_depends_on_names_contents_and_sandbox_and_not_on_order(tmp_path: Path) -> None:
    one, other = tmp_path / "one.py", tmp_path / "other.py"
    one.write_text("W = 1\n")
    other.write_text("W = 2\n")
    first = fingerprint([one, other], "bubblewrap")
    assert fingerprint([other, one], "bubblewrap") == first
    assert fingerprint([one, other], "none") != first
    assert fingerprint([one, other], "zygote") == first
    assert fingerprint([one], "bubblewrap") != first
    one.write_text("W = 3\n")
    assert fingerprint([one, other], "bubblewrap") != first
    one.write_text("W = 2\n")
    other.write_text("W = 1\n")
    assert fingerprint([one, other], "bubblewrap") != first


def test_every_room_that_judging_uses_is_in_the_fingerprint() -> None:
    code = "import sys, autograder.grading.batch; print(*(name for name in sys.modules if name[:11] == 'autograder.'))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    rooms = {name.split(".")[1] for name in loaded}
    assert rooms - {"course", "errors", "notebook", "secret", "submission", "text", "verdict"} == set(JUDGING)


def test_a_fingerprint_is_that_of_its_own_assignment(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = load_assignment("jacobians"), load_assignment("four_equations")
    read = Path.read_bytes

    def marks() -> list[str]:
        return [course_fingerprint(course, assignment, "zygote") for assignment in (one, other)]

    before = marks()
    for name in ("jacobians_cases.py", "jacobians.toml", "test_jacobians.py"):
        monkeypatch.setattr(Path, "read_bytes", lambda path, name=name: read(path) + b"\n# x" * (path.name == name))
        assert marks()[0] != before[0], name
        assert marks()[1] == before[1], name


def test_a_grader_counts_with_all_that_it_imports_from_beside_it() -> None:
    names = {path.name for path in load_assignment("four_equations").grader_files}
    assert {"four_equations.toml", "test_four_equations.py", "four_equations_networks.py"} <= names
    assert all("four_equations" in name for name in names)
