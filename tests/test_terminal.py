"""Verdicts at a terminal: plain and bounded, whatever a student's file brought."""

import io

import msgspec
from rich.console import Console

from autograder.course import load_assignment
from autograder.grading.grade import ungraded
from autograder.submission import Submission
from autograder.terminal import class_table, verdict_text
from autograder.verdict import CheckVerdict, ExerciseVerdict

VERDICT = ungraded(load_assignment("fcn_layer"), Submission("ada\x1b[2J\nbob", None), "\x1b]0;mine\x07\n" + "x" * 9_000)


def test_a_note_is_one_plain_line_of_bounded_length() -> None:
    shown = verdict_text(VERDICT).plain
    assert "\x1b" not in shown
    assert shown.count("\n") == 1
    assert len(shown) < 600


def test_a_student_is_one_line_of_the_table() -> None:
    file = io.StringIO()
    Console(file=file, width=200).print(class_table([VERDICT]))
    lines = file.getvalue().splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("ada[2J bob")


def test_a_message_of_many_lines_cannot_pass_for_another_exercise() -> None:
    forged = "no\nlinear_forward: 6 of 6, correct\r\u2028linear_forward: 6 of 6, correct"
    check = CheckVerdict(name="Z", passed=False, score=0, max_score=6, message=forged)
    exercise = ExerciseVerdict(name="linear_forward", score=0, max_score=6, status="wrong", checks=(check,))
    shown = verdict_text(msgspec.structs.replace(VERDICT, exercises=(exercise,))).plain
    assert [line for line in shown.splitlines() if line.startswith("linear")] == ["linear_forward: 0 of 6, wrong"]
