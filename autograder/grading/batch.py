"""Many submissions on many processes; each verdict goes to the caller as it falls."""

import contextlib
import os
import signal
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context, parent_process

import msgspec

from autograder.course import Course, load_assignment
from autograder.grading.grade import Engine, grade, ungraded
from autograder.grading.work import Setting
from autograder.sandbox.guest.namespaces import die_with_parent
from autograder.sandbox.guests import Tier
from autograder.sandbox.launch import launcher
from autograder.sandbox.limits import Limits
from autograder.submission import Submission
from autograder.verdict import Verdict


class Job(msgspec.Struct, frozen=True):
    """What every worker needs to know."""

    course: Course
    assignment: str
    tier: Tier
    limits: Limits = Limits()


class _Worker:
    """What a worker process keeps from one submission to the next."""

    def __init__(self, job: Job) -> None:
        assignment = load_assignment(job.assignment)
        self.setting = Setting(job.course, assignment, launcher(job.tier), job.limits)
        self.engine = Engine(assignment.grader).__enter__()


_worker: list[_Worker] = []


def grade_all(job: Job, submissions: Sequence[Submission], workers: int) -> Iterator[Verdict]:
    """Yield the verdicts on all submissions, in the order in which they fall.

    If a worker process dies, those that may have been in its hands are graded again, each in a process of its own;
    one that ends its process again stays ungraded.
    """
    lost = yield from _round(job, submissions, workers)
    while lost:
        # The pool hands each worker its task and keeps one more ready; the rest had not been begun.
        suspects, lost = lost[: 2 * workers + 1], lost[2 * workers + 1 :]
        for suspect in suspects:
            if (yield from _round(job, [suspect], 1)):
                assignment = load_assignment(job.assignment)
                reason = "the process that graded it died, twice"
                yield ungraded(assignment, suspect, reason)
        lost = yield from _round(job, lost, workers)


def _round(job: Job, submissions: Sequence[Submission], workers: int) -> Generator[Verdict, None, list[Submission]]:
    """Grade in one pool of processes; return the submissions that were lost when it broke."""
    lost: list[Submission] = []
    if not submissions:
        return lost
    # Not forked: a fork of a process with threads, such as a progress bar's, can hang.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_open, initargs=(job,))
    try:
        futures = _hand_out(pool, submissions)
        lost += submissions[len(futures) :]
        for future in as_completed(futures):
            try:
                yield future.result()
            except BrokenProcessPool:
                lost.append(futures[future])
    except BaseException:  # stopped: nobody waits for what is being graded, the next run does it
        for process in active_children():
            process.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
    return sorted(lost, key=submissions.index)


def _hand_out(pool: ProcessPoolExecutor, submissions: Sequence[Submission]) -> dict[Future[Verdict], Submission]:
    """Hand in what the pool takes: one that breaks meanwhile takes no more."""
    futures = {}
    with contextlib.suppress(BrokenProcessPool), _interrupts_later():
        for submission in submissions:
            futures[pool.submit(_grade, submission)] = submission
    return futures


@contextlib.contextmanager
def _interrupts_later() -> Iterator[None]:
    """Hold Ctrl-C back; a process that is started meanwhile inherits that until it can ignore it by itself."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _open(job: Job) -> None:
    """Begin as a worker: it must not outlive the process that has the journal, however that one ends."""
    die_with_parent()
    parent = parent_process()
    if parent is None or os.getppid() != parent.pid:
        os._exit(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that has the journal
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    _worker.append(_Worker(job))


def _grade(submission: Submission) -> Verdict:
    worker = _worker[0]
    return grade(worker.setting, worker.engine, submission)
