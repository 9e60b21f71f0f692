"""A class on real worker processes, some of which are killed while they work."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from autograder.course import Course
from autograder.grading.batch import Job, grade_all
from autograder.sandbox.limits import Limits
from autograder.submission import Submission
from autograder.verdict import Verdict

SLOW = "import time\ntime.sleep(1)\n"
GIVE_UP_S = 60.0

VerdictOf = Callable[[str], Verdict]


@pytest.fixture(scope="module")
def job(course: Course, limits: Limits) -> Job:
    return Job(course, "fcn_layer", "zygote", limits)


@pytest.fixture
def demo(classroom: Path) -> Callable[..., list[Submission]]:
    return lambda *students: [Submission(one, classroom / f"{one}.ipynb") for one in students]


@pytest.fixture(scope="module")
def slow(hand_in: Callable[..., Submission]) -> Submission:
    """One whose grading takes long enough to be killed in the middle of it."""
    return hand_in("slow", {}, last=SLOW)


def by_student(verdicts: Iterator[Verdict]) -> dict[str, Verdict]:
    """Verdicts without the time they took; each student has one."""
    fallen = [msgspec.structs.replace(verdict, duration_s=0.0) for verdict in verdicts]
    assert len({verdict.student for verdict in fallen}) == len(fallen)
    return {verdict.student: verdict for verdict in fallen}


def children(process: int) -> list[int]:
    """Processes that a process has started, from any of its threads."""
    found: list[int] = []
    for task in Path(f"/proc/{process}/task").glob("*"):
        try:
            found += map(int, (task / "children").read_text().split())
        except OSError:  # the thread is over
            continue
    return found


@contextmanager
def killing(count: int) -> Iterator[list[int]]:
    """Kill workers, one after another, each while it has a guest; the list fills with those that were killed."""
    killed: list[int] = []
    over = threading.Event()

    def kill() -> None:
        deadline = time.monotonic() + GIVE_UP_S
        while len(killed) < count and not over.wait(0.01) and time.monotonic() < deadline:
            busy = [child for child in children(os.getpid()) if child not in killed and is_grading(child)]
            for worker in busy[:1]:
                killed.append(worker)
                os.kill(worker, signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        yield killed
    finally:
        over.set()
        thread.join()


def is_grading(process: int) -> bool:
    """Whether this is a worker, spawned by multiprocessing, with a guest of its own."""
    return is_worker(process) and bool(children(process))


@contextmanager
def watching() -> Iterator[list[bool]]:
    """Look at the workers all the time; the list fills with whether Ctrl-C would have ended the one looked at."""
    seen: list[bool] = []
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.002):
            seen.extend(is_open_to_interrupts(child) for child in children(os.getpid()) if is_worker(child))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield seen
    finally:
        over.set()
        thread.join()


def is_worker(process: int) -> bool:
    try:
        return b"spawn_main" in Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return False


def is_open_to_interrupts(process: int) -> bool:
    """Whether an interrupt is neither blocked nor ignored."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False
    fields = dict(line.split(":", 1) for line in status.splitlines())
    masks = [int(fields[name], 16) for name in ("SigBlk", "SigIgn") if name in fields]
    return bool(masks) and not any(mask >> (signal.SIGINT - 1) & 1 for mask in masks)


def test_two_workers_say_what_one_says_and_no_interrupt_can_end_them_or_be_lost_by_the_caller(
    job: Job, demo: Callable[..., list[Submission]], verdict_of: VerdictOf, tmp_path: Path
) -> None:
    students = ["anders", "kwame", "mei"]
    submissions = [*demo(*students), Submission("gone", tmp_path / "gone.ipynb")]
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    with watching() as seen:
        verdicts = by_student(grade_all(job, submissions, 2))
    assert verdicts.pop("gone").status == "ungraded"
    assert verdicts == by_student(verdict_of(student) for student in students)
    assert len(seen) > 20
    assert not any(seen)
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == before


def test_no_submissions_make_no_verdicts(job: Job) -> None:
    assert list(grade_all(job, [], 2)) == []


def test_a_killed_worker_loses_no_submission(
    job: Job, slow: Submission, demo: Callable[..., list[Submission]], verdict_of: VerdictOf
) -> None:
    with killing(1) as killed:
        verdicts = by_student(grade_all(job, [slow, *demo("mei")], 2))
    assert len(killed) == 1
    assert verdicts["slow"].score == 100.0
    assert verdicts == by_student(iter([verdicts["slow"], verdict_of("mei")]))


def test_a_submission_that_always_ends_its_worker_stays_ungraded_alone(
    job: Job, slow: Submission, demo: Callable[..., list[Submission]], verdict_of: VerdictOf
) -> None:
    with killing(2) as killed:
        verdicts = by_student(grade_all(job, [slow, *demo("mei")], 1))
    assert len(killed) == 2
    assert (verdicts["slow"].status, verdicts["slow"].score) == ("ungraded", 0.0)
    assert [incident.detail for incident in verdicts["slow"].incidents] == ["the process that graded it died, twice"]
    assert verdicts["slow"].submission_sha256 == slow.sha256()
    assert verdicts["mei"] == by_student(iter([verdict_of("mei")]))["mei"]


def test_workers_that_cannot_start_leave_everybody_ungraded(
    limits: Limits, demo: Callable[..., list[Submission]], tmp_path: Path
) -> None:
    unbuilt = Job(Course(tmp_path), "fcn_layer", "zygote", limits)
    verdicts = list(grade_all(unbuilt, demo("anders", "mei"), 2))
    assert [verdict.student for verdict in verdicts] == ["anders", "mei"]
    assert {verdict.status for verdict in verdicts} == {"ungraded"}
