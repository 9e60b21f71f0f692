"""What something outside the sandbox kills is graded again, to the same verdict; it never costs a mark."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec
import pytest

from autograder.course import Assignment, Course
from autograder.grading.grade import Engine, grade
from autograder.grading.work import Setting
from autograder.sandbox.guests import Guest, Launcher, Tier
from autograder.sandbox.launch import launcher
from autograder.sandbox.limits import Limits
from autograder.submission import Submission
from autograder.verdict import Verdict

GradeWith = Callable[["KillingLauncher", Submission], Verdict]
HandIn = Callable[..., Submission]
VICTIMS = {"guest": -1, "supervisor": -2, "zygote": -3}
"""Where each stands in the line of processes from us down to the guest."""
WRONG = {
    "linear_forward": "def linear_forward(A_prev, W, b):\n    return W @ A_prev - b, (A_prev, W, b)",
    "linear_backward": "def linear_backward(dZ, cache):\n    raise ValueError('no')",
}


class KillingLauncher:
    """Starts real guests, and kills a process of theirs before the requests of the given numbers."""

    def __init__(self, real: Launcher, victim: str, before: Sequence[int]) -> None:
        self.tier: Tier = real.tier
        self.killed = 0
        self._real = real
        self._victim = victim
        self._before = set(before)
        self._requests = 0

    def start(self, files: Sequence[Path], limits: Limits) -> Guest:
        guest = self._real.start(files, limits)
        exchange = guest.channel.exchange

        def counted(frame: bytes, nonce: bytes, wall_s: float) -> tuple[bytes, memoryview]:
            self._requests += 1
            if self._requests in self._before:
                os.kill(line_of_descent()[VICTIMS[self._victim]], signal.SIGKILL)
                self.killed += 1
            return exchange(frame, nonce, wall_s)

        object.__setattr__(guest.channel, "exchange", counted)
        return guest

    def close(self) -> None:
        self._real.close()


def line_of_descent() -> list[int]:
    """The youngest child of this process, its youngest child and so on, down to a guest."""
    line = [os.getpid()]
    while below := children(line[-1]):
        line.append(below[-1])
    return line[1:]


def children(process: int) -> list[int]:
    return sorted(
        int(child)
        for task in Path(f"/proc/{process}/task").iterdir()
        for child in (task / "children").read_text().split()
        if b"guest.main" in Path(f"/proc/{child}/cmdline").read_bytes()
    )


@pytest.fixture(scope="module")
def real() -> Iterator[Launcher]:
    starter = launcher("zygote")
    yield starter
    starter.close()


@pytest.fixture(scope="module")
def grade_with(course: Course, assignment: Assignment, engine: Engine, limits: Limits) -> GradeWith:
    def with_launcher(starter: KillingLauncher, submission: Submission) -> Verdict:
        verdict = grade(Setting(course, assignment, starter, limits), engine, submission)
        return msgspec.structs.replace(verdict, duration_s=0.0)

    return with_launcher


@pytest.fixture(scope="module")
def wrong(hand_in: HandIn) -> Submission:
    """One that is looked at again in several guests."""
    return hand_in("wrong", WRONG)


@pytest.fixture(scope="module")
def grade_wrong(grade_with: GradeWith, wrong: Submission) -> Callable[[KillingLauncher], Verdict]:
    return lambda starter: grade_with(starter, wrong)


@pytest.fixture(scope="module")
def undisturbed(grade_wrong: Callable[[KillingLauncher], Verdict], real: Launcher) -> Verdict:
    return grade_wrong(KillingLauncher(real, "guest", ()))


def test_a_submission_that_nothing_is_killed_of_is_graded_once(undisturbed: Verdict) -> None:
    assert undisturbed.status == "graded"
    assert 0 < undisturbed.score < undisturbed.max_score


@pytest.mark.parametrize("number", [3, 12, 25])
@pytest.mark.parametrize("victim", VICTIMS)
def test_what_is_killed_once_changes_no_verdict(
    grade_wrong: Callable[[KillingLauncher], Verdict], real: Launcher, undisturbed: Verdict, victim: str, number: int
) -> None:
    starter = KillingLauncher(real, victim, [number])
    assert grade_wrong(starter) == undisturbed
    assert starter.killed == 1


def test_what_is_killed_twice_changes_no_verdict(
    grade_with: GradeWith, real: Launcher, wrong: Submission, undisturbed: Verdict
) -> None:
    starter = KillingLauncher(real, "guest", [8, 16])
    assert grade_with(starter, wrong) == undisturbed
    assert starter.killed == 2


def test_what_is_killed_every_time_stays_ungraded_and_says_why(
    grade_with: GradeWith, real: Launcher, wrong: Submission
) -> None:
    verdict = grade_with(KillingLauncher(real, "guest", range(5, 1000, 5)), wrong)
    assert (verdict.status, verdict.score) == ("ungraded", 0.0)
    assert "killed from outside" in verdict.incidents[0].detail
    assert "each of 3 tries" in verdict.incidents[0].detail


@pytest.mark.parametrize(
    "own",
    [
        "import os\nos._exit(137)",
        "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\nos.kill(0, signal.SIGKILL)",
        "import ctypes\nctypes.string_at(0)",
        "import os\nos.close(1)",
        "import os\nos.close(1)\nwhile True: pass",
        "import os\nos.abort()",
    ],
    ids=["exit", "kill", "crash", "closed pipe", "closed pipe and endless", "abort"],
)
def test_a_guest_that_its_own_code_ends_is_no_fault_of_ours(
    grade_with: GradeWith, real: Launcher, hand_in: HandIn, own: str
) -> None:
    lines = "\n    ".join(own.splitlines())
    backward = f"def linear_backward(dZ, cache):\n    {lines}"
    verdict = grade_with(KillingLauncher(real, "guest", ()), hand_in("own", {"linear_backward": backward}))
    assert verdict.status == "graded", verdict.incidents
    exercise = next(one for one in verdict.exercises if one.name == "linear_backward")
    assert exercise.score == 0.0
    assert all(one.score == one.max_score for one in verdict.exercises if one.name == "linear_forward")


def test_a_guest_that_uses_up_its_cpu_time_is_no_fault_of_ours(
    course: Course, assignment: Assignment, engine: Engine, real: Launcher, hand_in: HandIn
) -> None:
    backward = "def linear_backward(dZ, cache):\n    import os\n    os.close(1)\n    while True: pass"
    limits = Limits(call_cpu_s=30.0, call_wall_s=30.0, cpu_s=3, lives=2)
    verdict = grade(Setting(course, assignment, real, limits), engine, hand_in("busy", {"linear_backward": backward}))
    assert verdict.status == "graded"


@pytest.mark.parametrize("tier", ["bubblewrap", "landlock"])
def test_without_a_zygote_what_is_killed_changes_no_verdict_either(
    grade_with: GradeWith, wrong: Submission, undisturbed: Verdict, tier: Tier
) -> None:
    starter = KillingLauncher(launcher(tier), "guest", [9])
    verdict = grade_with(starter, wrong)
    assert starter.killed == 1
    assert msgspec.structs.replace(verdict, tier=undisturbed.tier) == undisturbed
