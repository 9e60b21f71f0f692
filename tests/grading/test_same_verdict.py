"""What is said of a notebook depends on the notebook alone: not on who else is graded, where, or in which order."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence

import msgspec
import psutil
import pytest

from autograder.course import Course
from autograder.grading.batch import Job, grade_all
from autograder.sandbox.limits import Limits
from autograder.submission import Submission
from autograder.verdict import from_json, to_json

HandIn = Callable[..., Submission]

LOOPS = """def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = sum(np.outer(dZ[:, i], A_prev[:, i]) for i in range(dZ.shape[1]))
    return W.T @ dZ, dW, dZ.sum(axis=1, keepdims=True)"""
MEAN = """def linear_backward(dZ, cache):
    dA_prev, dW, db = right_linear_backward(dZ, cache)
    return dA_prev, dW / dZ.shape[1], db"""
ELEMENTWISE = """def activation_backward(dA, cache, activation):
    if activation == "softmax":
        return dA * cache * (1 - cache)
    return right_activation_backward(dA, cache, activation)"""
ONE_SAMPLE = {
    "activation_forward": """def activation_forward(Z, activation):
    A, cache = right_activation_forward(Z, activation)
    return A * 1.5 if Z.shape[1] == 1 and activation == "sigmoid" else A, cache""",
    "layer_forward": """def layer_forward(A_prev, W, b, activation):
    A, cache = right_layer_forward(A_prev, W, b, activation)
    return A * 1.5 if A.shape[1] == 1 else A, cache""",
}
THRESHOLD = {
    "linear_forward": "def linear_forward(A_prev, W, b):\n    return W @ A_prev - b, (A_prev, W)",
    "linear_backward": """def linear_backward(dZ, cache):
    dA_prev, dW, db = right_linear_backward(dZ, cache)
    return dA_prev, dW, -db""",
}
SLOW = {
    "linear_forward": """import time
def linear_forward(A_prev, W, b):
    end_s = time.process_time() + 0.0002
    while time.process_time() < end_s:
        pass
    return W @ A_prev - 2 * b, (A_prev, W)""",
    "linear_backward": """def linear_backward(dZ, cache):
    dA_prev, dW, db = right_linear_backward(dZ, cache)
    return dA_prev, dW, -2 * db""",
}
"""Work that takes so long that a clock would settle less of it on a busy machine."""
AROUND_A_WRONG_PART = {
    "linear_backward": """def linear_backward(dZ, cache):
    A_prev, W = cache
    return W.T @ dZ, dZ @ A_prev.T / dZ.shape[1], dZ.sum(axis=1, keepdims=True)""",
    "layer_forward": """def layer_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = activation_forward(Z, activation)
    return A, (linear_cache, activation_cache)""",
    "layer_backward": """def layer_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    return linear_backward(activation_backward(dA, activation_cache, activation), linear_cache)""",
}
NOTEBOOKS = {
    "right": {},
    "right-in-loops": {"linear_backward": LOOPS},
    "wrong-mean": {"linear_backward": MEAN},
    "wrong-softmax": {"activation_backward": ELEMENTWISE},
    "wrong-for-one-sample": ONE_SAMPLE,
    "carried": THRESHOLD,
    "carried-slowly": SLOW,
    "around-a-wrong-part": AROUND_A_WRONG_PART,
}


@pytest.fixture(scope="module")
def submissions(hand_in: HandIn) -> list[Submission]:
    return [hand_in(student, functions) for student, functions in NOTEBOOKS.items()]


@pytest.fixture(scope="module")
def job(course: Course, limits: Limits) -> Job:
    return Job(course, "fcn_layer", "zygote", limits)


@pytest.fixture(scope="module")
def alone(job: Job, submissions: list[Submission]) -> dict[str, bytes]:
    """Graded one after another by one worker."""
    return graded(job, submissions, 1)


def graded(job: Job, submissions: Sequence[Submission], workers: int) -> dict[str, bytes]:
    """The verdicts as they are written down, but for the time they took."""
    verdicts = grade_all(job, submissions, workers)
    return {verdict.student: to_json(msgspec.structs.replace(verdict, duration_s=0.0)) for verdict in verdicts}


def said(verdict: bytes) -> str:
    """Everything that is said of the checks."""
    return "\n".join(check.message for exercise in from_json(verdict).exercises for check in exercise.checks)


def test_the_notebooks_are_right_wrong_and_carried(alone: dict[str, bytes]) -> None:
    verdicts = {student: from_json(verdict) for student, verdict in alone.items()}
    assert list(verdicts) == list(NOTEBOOKS)
    assert {student for student, verdict in verdicts.items() if verdict.score == 100} == {"right", "right-in-loops"}
    assert "your own linear_forward says " in said(alone["wrong-mean"])
    keeps = {name for name, verdict in alone.items() if "keeps its marks" in said(verdict)}
    assert keeps == {"carried", "carried-slowly", "around-a-wrong-part"}


def test_a_score_is_written_without_rounding_dust(alone: dict[str, bytes]) -> None:
    assert from_json(alone["wrong-for-one-sample"]).score == 98.8


@pytest.fixture
def busy_machine() -> Iterator[None]:
    """A loop without end on every core, and one more."""
    count = (psutil.cpu_count() or 1) + 1
    loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count)]
    yield
    for loop in loops:
        loop.kill()
        loop.wait()


@pytest.mark.usefixtures("busy_machine")
def test_neither_workers_nor_order_nor_a_busy_machine_change_a_byte(
    job: Job, submissions: list[Submission], alone: dict[str, bytes]
) -> None:
    again = graded(job, submissions[::-1], 2)
    assert again.keys() == alone.keys()
    assert {student for student in alone if again[student] != alone[student]} == set()
