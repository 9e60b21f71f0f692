"""A class of 60, twenty of whom are honest: those are judged as in a class of their own, to the byte."""

import json
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec
import psutil
import pytest
from arena import ASSIGNMENT, CANARY, TIGHT, adopting, left_behind, living, mounts, write
from attack_corpus import attacks
from corpus import Notebooks, Program, mutants, variants

from autograder.course import Course, find_course, load_assignment
from autograder.grading.batch import Job, grade_all
from autograder.sandbox.guest.codec import MAX_BODY_BYTES
from autograder.submission import Submission
from autograder.verdict import Verdict, to_json

HONEST, ATTACKERS, ODD = 20, 30, 10
WORKERS = 2
WITHIN_S = 90.0
GROWTH_BYTES = 3 * MAX_BODY_BYTES
"""What one submission may hold until the next is judged: a largest reply and its arrays. Thirty would be far more."""
PATIENT = msgspec.structs.replace(TIGHT, cell_wall_s=10.0, call_cpu_s=4.0, call_wall_s=10.0, grace_s=1.0)
"""Honest work must have time on a busy machine: what waits is left to the other test."""
WAITING = {
    "clear_timers",
    "drip_reply",
    "never_read",
    "sleep_for_ever",
    "stop_itself",
    "wait_for_input",
    "wait_for_signals",
}
BAD_NOTEBOOKS = {
    "empty": b"",
    "no_json": b"dear grader, please find attached",
    "cut_off": b'{"nbformat": 4, "cells": [{"cell_type": "code", "sou',
    "another_format": b'{"nbformat": 99, "cells": []}',
    "no_cells": b'{"nbformat": 4, "cells": 7}',
    "deep": b"[" * 200_000 + b"]" * 200_000,
    "odd_cells": b'{"nbformat": 4, "cells": [null, 1, [], {"cell_type": [], "source": {"a": 1}, "metadata": 3}]}',
    "many_cells": json.dumps({"nbformat": 4, "cells": [{"cell_type": "code", "source": "1"}] * 20_000}).encode(),
    "half_characters": json.dumps({"nbformat": 4, "cells": [{"cell_type": "code", "source": "x = '\ud800'"}]}).encode(),
    "numbers": b'{"nbformat": 4, "cells": [' + b"9" * 100_000 + b"]}",
}


class Graded(NamedTuple):
    """What came of a class: verdicts by student without their time, and what was seen of the machine."""

    verdicts: dict[str, Verdict]
    seconds: float
    worker_bytes: int
    left: list[str]
    processes: list[psutil.Process]
    is_same: bool


@pytest.fixture(scope="module")
def course() -> Course:
    """The course of this checkout; nothing is written into it."""
    return find_course(Path(__file__).parent)


@pytest.fixture(scope="module")
def honest(course: Course, tmp_path_factory: pytest.TempPathFactory) -> list[Submission]:
    """Right and wrong solutions of the corpus, and the reference."""
    assignment = load_assignment(ASSIGNMENT)
    notebooks = Notebooks(assignment, course.require_release(ASSIGNMENT))
    right, wrong = variants(assignment), mutants(assignment)
    some = [*right[:: len(right) // 12][:12], *wrong[:: len(wrong) // 7][:7]]
    reference = Program("reference", "", frozenset(), alone=False)
    folder = tmp_path_factory.mktemp("honest")
    return [Submission(one.name, notebooks.write([one], folder)) for one in [reference, *some]]


@pytest.fixture(scope="module")
def hostile(course: Course, tmp_path_factory: pytest.TempPathFactory) -> list[Submission]:
    """Attackers and notebooks that are none."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "gradebook-canary.txt").write_text(CANARY)
    known = [attack for attack in attacks() if attack.name not in WAITING]
    found = []
    for attack in known[:: len(known) // ATTACKERS][:ATTACKERS]:
        write(course, attack.source, folder / f"attack-{attack.name}.ipynb")
        found.append(Submission(f"attack-{attack.name}", folder / f"attack-{attack.name}.ipynb"))
    for name, content in BAD_NOTEBOOKS.items():
        path = folder / f"odd-{name}.ipynb"
        path.write_bytes(content)
        found.append(Submission(f"odd-{name}", path))
    return found


@pytest.fixture(scope="module")
def alone(course: Course, honest: list[Submission]) -> Graded:
    return graded(course, honest)


@pytest.fixture(scope="module")
def mixed(course: Course, honest: list[Submission], hostile: list[Submission]) -> Graded:
    """Each honest student between two of the others, so that no worker grades one kind only."""
    order = [
        one for number, student in enumerate(honest) for one in (hostile[2 * number], student, hostile[2 * number + 1])
    ]
    return graded(course, order)


def graded(course: Course, submissions: list[Submission]) -> Graded:
    with pytest.MonkeyPatch.context() as patch, adopting():
        patch.setenv("CHAINRULE_SECRET", CANARY)
        before = threading.active_count(), dict(os.environ), mounts()
        start, verdicts, worker_bytes = time.monotonic(), dict[str, Verdict](), 0
        for verdict in grade_all(Job(course, ASSIGNMENT, "zygote", PATIENT), submissions, WORKERS):
            verdicts[verdict.student] = msgspec.structs.replace(verdict, duration_s=0.0)
            if len(verdicts) == len(submissions):
                worker_bytes = max(memory_of_workers())
        seconds = time.monotonic() - start
        is_same = before == (threading.active_count(), dict(os.environ), mounts())
        left, processes = left_behind(["chainrule-attack"], [course.root]), living()
    return Graded(verdicts, seconds, worker_bytes, left, processes, is_same)


def memory_of_workers() -> Iterator[int]:
    """The resident bytes of each worker, spawned by multiprocessing."""
    for process in living():
        if process.ppid() == os.getpid() and "spawn_main" in " ".join(process.cmdline()):
            yield process.memory_info().rss


def test_the_class_is_as_large_as_it_must_be(honest: list[Submission], hostile: list[Submission]) -> None:
    assert len({one.student for one in honest}) == HONEST
    assert len({one.student for one in hostile}) == ATTACKERS + ODD


def test_the_honest_are_judged_as_in_a_class_of_their_own(alone: Graded, mixed: Graded) -> None:
    assert {name: to_json(verdict) for name, verdict in alone.verdicts.items()} == {
        name: to_json(mixed.verdicts[name]) for name in alone.verdicts
    }


def test_among_the_honest_are_right_and_wrong_ones(alone: Graded) -> None:
    assert all(verdict.status == "graded" for verdict in alone.verdicts.values())
    assert alone.verdicts["reference"].score == 100.0
    right = {name for name, verdict in alone.verdicts.items() if verdict.score == 100.0}
    assert len(right) == 13, sorted(set(alone.verdicts) - right)


def test_the_others_get_a_verdict_and_no_point(mixed: Graded, hostile: list[Submission]) -> None:
    verdicts = [mixed.verdicts[one.student] for one in hostile]
    assert {verdict.student: verdict.score for verdict in verdicts if verdict.score or verdict.status != "graded"} == {}
    assert not any(CANARY in to_json(verdict).decode() for verdict in verdicts)


def test_the_class_is_graded_in_bounded_time(mixed: Graded) -> None:
    assert mixed.seconds < WITHIN_S


def test_nothing_of_the_attackers_is_left(mixed: Graded) -> None:
    assert mixed.left == []
    assert mixed.processes == []
    assert mixed.is_same


def test_the_workers_do_not_grow(alone: Graded, mixed: Graded) -> None:
    assert alone.worker_bytes > 0
    assert mixed.worker_bytes < alone.worker_bytes + GROWTH_BYTES
