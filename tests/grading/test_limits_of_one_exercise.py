"""A function that reaches a limit costs its own marks: graded to the end, with the guests counted."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from autograder.course import Assignment, Course
from autograder.grading.grade import Engine, grade
from autograder.grading.work import Setting
from autograder.sandbox.guests import Guest, Launcher, Tier
from autograder.sandbox.limits import Limits
from autograder.submission import Submission
from autograder.verdict import Verdict

HandIn = Callable[..., Submission]
Graded = Callable[[str, dict[str, str]], tuple[Verdict, int]]


class CountingLauncher:
    """Starts guests as another launcher does, and counts them."""

    def __init__(self, launcher: Launcher) -> None:
        self.tier: Tier = launcher.tier
        self.started = 0
        self._launcher = launcher

    def start(self, files: Sequence[Path], limits: Limits) -> Guest:
        self.started += 1
        return self._launcher.start(files, limits)

    def close(self) -> None:
        self._launcher.close()


@pytest.fixture
def counting(zygote: Launcher) -> CountingLauncher:
    return CountingLauncher(zygote)


@pytest.fixture
def counting_setting(course: Course, assignment: Assignment, counting: CountingLauncher, limits: Limits) -> Setting:
    return Setting(course, assignment, counting, limits)


@pytest.fixture
def graded(counting: CountingLauncher, counting_setting: Setting, engine: Engine, hand_in: HandIn) -> Graded:
    """Hand in functions beside right ones; return the verdict and how many guests it took."""
    return lambda student, functions: (
        grade(counting_setting, engine, hand_in(student, functions)),
        counting.started,
    )


def lost(verdict: Verdict) -> dict[str, tuple[str, float]]:
    """Status and score of every exercise that has not all of its marks."""
    assert verdict.status == "graded"
    return {one.name: (one.status, one.score) for one in verdict.exercises if one.score < one.max_score}


LOOPS = "def activation_backward(dA, cache, activation):\n    while True:\n        pass"
CRASHES = "def linear_backward(dZ, cache):\n    import ctypes\n    ctypes.string_at(0)"
TAKES_MEMORY = "def model_backward(dAL, caches, activations):\n    return [np.empty(1 << 24) for _ in range(1 << 20)]"
FILLS_THE_DISK = (
    "def cross_entropy(AL, Y):\n    for name in range(99):\n        open(f'/tmp/{name}', 'wb').write(bytes(1 << 23))"
)
PRINTS = "def layer_backward(dA, cache, activation):\n    while True:\n        print('x' * 9999)"
REACHING = {
    "loops": ("activation_backward", LOOPS, "timeout", 1),
    "crashes": ("linear_backward", CRASHES, "error", 2),
    "takes memory": ("model_backward", TAKES_MEMORY, "memory", 1),
    "fills the disk": ("cross_entropy", FILLS_THE_DISK, "error", 1),
    "prints": ("layer_backward", PRINTS, "timeout", 1),
}


def test_an_ordinary_submission_needs_one_guest(graded: Graded) -> None:
    verdict, guests = graded("within-all-limits", {})
    assert (verdict.score, verdict.incidents, guests) == (100.0, (), 1)


@pytest.mark.parametrize("way", REACHING)
def test_a_function_that_reaches_a_limit_costs_its_own_marks_only(graded: Graded, way: str) -> None:
    exercise, source, status, guests_needed = REACHING[way]
    verdict, guests = graded(f"limit-{exercise}", {exercise: source})
    assert lost(verdict) == {exercise: (status, 0.0)}
    assert guests == guests_needed


def test_functions_that_reach_all_kinds_of_limits_cost_nothing_but_their_own_marks(graded: Graded) -> None:
    verdict, guests = graded("all-limits", {exercise: source for exercise, source, *_ in REACHING.values()})
    assert lost(verdict) == {exercise: (status, 0.0) for exercise, _, status, _ in REACHING.values()}
    assert guests == 2  # another after the crash


def test_a_forward_function_that_comes_to_no_end_leaves_its_backward_function_without_a_cache(graded: Graded) -> None:
    loops = "def activation_forward(Z, activation):\n    while True:\n        pass"
    verdict, guests = graded("endless-forward", {"activation_forward": loops})
    assert lost(verdict) == {"activation_forward": ("timeout", 0.0), "activation_backward": ("timeout", 0.0)}
    told = next(one for one in verdict.exercises if one.name == "activation_backward").checks[0].message
    assert told.startswith("activation_forward did not finish in the time allowed")
    assert guests == 1
