"""Where we fail nobody gets a mark: the submission stays ungraded and says why."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import pytest

from autograder.course import Assignment, Course, Exercise
from autograder.errors import InternalError
from autograder.grading.grade import Engine, grade
from autograder.grading.work import Setting
from autograder.sandbox.guests import Guest, Tier
from autograder.sandbox.launch import launcher
from autograder.sandbox.limits import Limits
from autograder.submission import Submission
from autograder.verdict import Verdict

ONE = Assignment("fcn_layer", (Exercise("linear_forward", {"Z": 5.0}),))
TWO = Assignment("fcn_layer", (*ONE.exercises, Exercise("linear_backward", {"dW": 6.0})))
MARKED = 'import pytest\n\n@pytest.mark.exercise("linear_forward")\n'

GradeWith = Callable[..., list[Verdict]]


class BrokenLauncher:
    """A sandbox that this machine does not have."""

    tier: Tier = "zygote"

    def start(self, files: Sequence[Path], limits: Limits) -> Guest:
        msg = f"no namespaces here ({len(files)} files, {limits.lives} lives)"
        raise InternalError(msg)

    def close(self) -> None:
        """Nothing was kept."""


@pytest.fixture
def grade_with(course: Course, tmp_path: Path) -> GradeWith:
    """Grade the reference some times with a grader of the test's own."""

    def grade_with(grader: str, assignment: Assignment = ONE, times: int = 1) -> list[Verdict]:
        path = tmp_path / f"test_{tmp_path.name}.py"  # a module of its own in this process
        path.write_text(grader, encoding="utf-8")
        setting = Setting(course, assignment, launcher("zygote"), Limits())
        with Engine(path) as engine:
            return [grade(setting, engine, reference_of(course)) for _ in range(times)]

    return grade_with


def reference_of(course: Course) -> Submission:
    return Submission("ada", course.source("fcn_layer"))


def reason(verdict: Verdict) -> str:
    """Why a verdict stayed out; nothing else may be in it."""
    assert (verdict.status, verdict.score, verdict.exercises) == ("ungraded", 0.0, ())
    (incident,) = verdict.incidents
    assert incident.kind == "internal-error"
    return incident.detail


def test_a_grader_that_raises_leaves_the_submission_ungraded(grade_with: GradeWith) -> None:
    (verdict,) = grade_with(MARKED + 'def test_it(judge):\n    raise KeyError("typo of ours")\n')
    told = reason(verdict)
    assert told.startswith("linear_forward (call): ")
    assert re.search(r"test_\w+\.py:5: KeyError: 'typo of ours'$", told)
    assert len(verdict.submission_sha256) == 64


def test_of_a_long_report_one_line_is_kept(grade_with: GradeWith) -> None:
    long = "def test_it(judge):\n    many = [0] * 9000\n    assert many == 1, 'first ' + 'x' * 9000 + '\\nsecond'\n"
    (verdict,) = grade_with(MARKED + long)
    told = reason(verdict)
    assert re.match(r"linear_forward \(call\): \S+\.py:6: AssertionError: first x+$", told)
    assert len(told) < 500


def test_a_grader_that_is_skipped_has_not_judged(grade_with: GradeWith) -> None:
    (verdict,) = grade_with(MARKED + 'def test_it(judge):\n    pytest.skip("later")\n')
    assert "Skipped: later" in reason(verdict)


def test_an_exercise_without_a_grader_is_our_failure(grade_with: GradeWith) -> None:
    (verdict,) = grade_with(MARKED + 'def test_it(record):\n    record.fine("Z")\n', TWO)
    assert reason(verdict) == "no grader for linear_backward"


@pytest.mark.parametrize("times", [1, 3])
def test_a_grader_that_cannot_be_imported_says_why_every_time(grade_with: GradeWith, times: int) -> None:
    for verdict in grade_with("import no_such_module\n", ONE, times):
        assert "No module named 'no_such_module'" in reason(verdict)


def test_a_grader_without_its_marker_says_so_every_time(grade_with: GradeWith) -> None:
    for verdict in grade_with("def test_it(judge):\n    pass\n", ONE, 2):
        assert "a hidden grader needs @pytest.mark.exercise" in reason(verdict)


def test_a_failure_on_one_paper_is_forgotten_at_the_next(grade_with: GradeWith) -> None:
    grader = MARKED + "def test_it(record, works=[]):\n    works.append(1)\n    assert len(works) == 2\n"
    first, second, third = grade_with(grader + '    record.fine("Z")\n', ONE, 3)
    assert (first.status, second.status, third.status) == ("ungraded", "graded", "ungraded")
    assert second.score == 5.0


def test_a_check_that_no_grader_judges_is_our_failure(grade_with: GradeWith) -> None:
    both = Assignment("fcn_layer", (Exercise("linear_forward", {"Z": 5.0, "Q": 1.0, "inputs": 1.0}),))
    (verdict,) = grade_with(MARKED + 'def test_it(record):\n    record.fine("Z")\n', both)
    assert re.match(r"\S+/fcn_layer\.toml: no grader judges linear_forward\.Q; ", reason(verdict))


def test_a_check_that_is_only_complained_about_was_judged(grade_with: GradeWith) -> None:
    (verdict,) = grade_with(MARKED + 'def test_it(record):\n    record.complain("Z", "basic", "no", "spoilt-cache")\n')
    assert (verdict.status, verdict.score) == ("graded", 0.0)


def test_a_mistake_that_is_not_in_the_catalogue_is_our_failure(grade_with: GradeWith) -> None:
    (verdict,) = grade_with(MARKED + 'def test_it(record):\n    record.complain("Z", "basic", "no", "mistkae")\n')
    assert "KeyError: 'mistkae'" in reason(verdict)


def test_a_sandbox_that_is_not_there_leaves_the_submission_ungraded(
    course: Course, assignment: Assignment, engine: Engine
) -> None:
    setting = Setting(course, assignment, BrokenLauncher(), Limits())
    assert "no namespaces here (2 files, 12 lives)" in reason(grade(setting, engine, reference_of(course)))


def test_a_guest_that_is_not_up_in_time_leaves_the_submission_ungraded(
    course: Course, assignment: Assignment, engine: Engine
) -> None:
    setting = Setting(course, assignment, launcher("zygote"), Limits(start_wall_s=1e-3))
    assert "the sandbox did not start" in reason(grade(setting, engine, reference_of(course)))


def test_a_file_that_is_gone_is_not_a_zero(setting: Setting, engine: Engine, tmp_path: Path) -> None:
    verdict = grade(setting, engine, Submission("ada", tmp_path / "gone.ipynb"))
    assert "gone.ipynb" in reason(verdict)
    assert verdict.submission_sha256 == ""


def test_a_student_without_a_notebook_is_told_so(setting: Setting, engine: Engine) -> None:
    verdict = grade(setting, engine, Submission("ada", None, "no notebook in the folder"))
    assert (verdict.status, verdict.score) == ("graded", 0.0)
    for exercise in verdict.exercises:
        first, *others = (check.message for check in exercise.checks)
        assert first == "no notebook in the folder"
        assert set(others) == {"see above"}


def test_grading_without_a_sandbox_is_written_down(course: Course, assignment: Assignment, engine: Engine) -> None:
    setting = Setting(course, assignment, launcher("none"), Limits())
    verdict = grade(setting, engine, reference_of(course))
    assert verdict.score == 100.0
    assert [msgspec.structs.asdict(incident)["kind"] for incident in verdict.incidents] == ["no-sandbox"]
