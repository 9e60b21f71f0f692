"""Answers that are right only where students can see it are told to the instructor, and to nobody else."""

from collections.abc import Callable

from autograder.submission import Submission
from autograder.verdict import Verdict

HandIn = Callable[..., Submission]
Grade = Callable[[Submission], Verdict]
WRITTEN_DOWN = """
def linear_forward(A_prev, W, b):
    if A_prev.shape == (3, 4) and W.shape == (2, 3):
        return np.array([[2.0, 3, 5, 4], [0, -1, -4, 0]]), (A_prev, W, b)
    return np.zeros((len(W), A_prev.shape[1])), (A_prev, W, b)
"""
WRONG = "def linear_forward(A_prev, W, b):\n    return W @ A_prev - b, (A_prev, W, b)\n"


def told(verdict: Verdict) -> list[str]:
    return [incident.detail for incident in verdict.incidents if incident.kind == "visible-only"]


def test_who_wrote_the_visible_answer_down_is_told(hand_in: HandIn, grade_one: Grade) -> None:
    verdict = grade_one(hand_in("written-down", {"linear_forward": WRITTEN_DOWN}))
    (line,) = told(verdict)
    assert line == "linear_forward: visible 100 %, hidden 0 %"
    assert "visible 100 %" not in str(verdict.exercises)


def test_what_fails_the_visible_check_too_is_not(hand_in: HandIn, grade_one: Grade) -> None:
    assert told(grade_one(hand_in("simply-wrong", {"linear_forward": WRONG}))) == []


def test_right_work_runs_no_check_again(hand_in: HandIn, grade_one: Grade) -> None:
    verdict = grade_one(hand_in("right", {}))
    assert told(verdict) == []
    assert verdict.score == verdict.max_score


WRONG_ONCE_ASKED = """
import sys
import numpy as np
asked = []
def linear_forward(A_prev, W, b):
    frame = sys._getframe(1)
    while frame is not None:
        asked.extend(name for name in [frame.f_code.co_name] if name == "make_all")
        frame = frame.f_back
    if not asked and A_prev.shape == (3, 4) and W.shape == (2, 3):
        return np.array([[2.0, 3, 5, 4], [0, -1, -4, 0]]), (A_prev, W, b)
    return np.zeros((len(W), A_prev.shape[1])), (A_prev, W, b)
"""


def test_who_hides_it_once_hidden_cases_were_asked_is_told_all_the_same(hand_in: HandIn, grade_one: Grade) -> None:
    verdict = grade_one(hand_in("silent", {"linear_forward": WRONG_ONCE_ASKED}))
    assert "linear_forward: visible 100 %, hidden 0 %" in told(verdict)
