"""Kills processes of ``chainrule grade`` at random, and says what became of the verdicts.

Run it with ``make faults``, with ``KILLS=30`` for fewer. Each run grades the class of the demo, in which every kind of
answer occurs, while one process after another is killed: the main one, a worker, a zygote, a supervisor, a guest. A run
that ended is started again until every submission has a verdict; then the verdicts, the gradebook and what is left on
the machine are compared with those of a run in which nothing was killed.
"""

import ctypes
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import psutil
from rich.console import Console
from rich.table import Table

from autograder.course import Course, load_assignment
from autograder.demo.course import make_course
from autograder.verdict import Verdict, from_json

NAME = "fcn_layer"
KINDS = ("main", "worker", "zygote", "supervisor", "guest")
OUTCOMES = ("lost", "doubled", "changed", "gradebooks changed", "processes left", "files left")
PAUSE_S = (0.1, 2.0)
EARLY = 0.02
SHARED = Path("/dev/shm")  # noqa: S108 - not to write there
GONE_S = 2.0
MOST_RUNS = 50
SCRIPTS = Path(sys.executable).parent
PR_SET_CHILD_SUBREAPER = 36
MARKS = """select student.id, grade.auto_score from grade
    join submitted_notebook on grade.notebook_id = submitted_notebook.id
    join submitted_assignment on submitted_notebook.assignment_id = submitted_assignment.id
    join student on submitted_assignment.student_id = student.id join base_cell on grade.cell_id = base_cell.id
    order by student.id, base_cell.name"""


class Runs:
    """Runs of ``chainrule grade`` on one class, and how many processes of each kind were killed in them."""

    def __init__(self, folder: Path, most_kills: int, seed: int) -> None:
        """Make a course in ``folder``."""
        self.course, self._classroom = make_course(folder / "course", load_assignment(NAME))
        self.log = folder / "log"
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        self.killed: Counter[str] = Counter()
        self._most_kills = most_kills
        self._rng = random.Random(seed)  # noqa: S311 - no secret

    @property
    def is_enough(self) -> bool:
        """Whether as many were killed as were asked for."""
        return self.killed.total() >= self._most_kills

    def run(self, *, undisturbed: bool = False) -> int:
        """Grade, killing one process after another; return the exit code."""
        path = f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"
        environment = os.environ | {"PATH": path, "TMPDIR": str(self.temporary)}
        command = [str(SCRIPTS / "chainrule"), "grade", NAME, str(self._classroom)]
        with self.log.open("ab") as output:
            process = subprocess.Popen(
                command, cwd=self.course.root, env=environment, stdout=output, stderr=subprocess.STDOUT
            )
        while process.poll() is None:
            try:
                process.wait(None if undisturbed else self._rng.uniform(*PAUSE_S))
            except subprocess.TimeoutExpired:
                if not self.is_enough:
                    self._kill_one(process.pid)
        return process.returncode

    def _kill_one(self, main: int) -> None:
        """Kill a process of a run at random, if there is one of the kind that is drawn."""
        try:
            living = victims(main)
            kind = self._rng.choice(KINDS)
            # At first there is nothing but the main process: most of the time it is spared until it grades.
            if living[kind] and (living["guest"] or self._rng.random() < EARLY):
                self._rng.choice(living[kind]).kill()
                self.killed[kind] += 1
        except (psutil.Error, OSError):  # it was gone before
            return

    def clear(self) -> None:
        """Have nothing graded."""
        for name in ("grades", "autograded", "feedback", "submitted"):
            shutil.rmtree(self.course.root / name, ignore_errors=True)
        self.course.gradebook.unlink(missing_ok=True)

    def left_in_files(self) -> set[str]:
        """Return what stands where runs could leave something: mounts, shared memory, temporary files."""
        mounts = set(Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines())
        return mounts | {str(path) for folder in (SHARED, self.temporary) for path in folder.iterdir()}


def victims(main: int) -> dict[str, list[psutil.Process]]:
    """Return the living processes of a run by kind."""
    found: dict[str, list[psutil.Process]] = {kind: [] for kind in KINDS}
    found["main"].append(psutil.Process(main))
    for worker in psutil.Process(main).children():
        if "spawn_main" in " ".join(worker.cmdline()):
            found["worker"].append(worker)
            for process, depth in in_sandbox(worker):
                found[KINDS[2 + min(depth, 2)]].append(process)
    return found


def in_sandbox(process: psutil.Process, depth: int = 0) -> list[tuple[psutil.Process, int]]:
    """Return the processes of the sandbox below one, each with how many of them stand above it."""
    found = []
    for child in process.children():
        is_python = "guest.main" in " ".join(child.cmdline()) and "bwrap" not in Path(child.exe()).name
        found += [(child, depth)] if is_python else []
        found += in_sandbox(child, depth + is_python)
    return found


def left_over() -> list[str]:
    """Return the processes that are still there some time after a run, by their commands; then end them."""
    deadline = time.monotonic() + GONE_S
    while (some := psutil.Process().children(recursive=True)) and time.monotonic() < deadline:
        psutil.wait_procs(some, timeout=0.1)
    told = []
    for process in some:
        try:
            told.append(" ".join(process.cmdline())[:80])
            process.kill()
        except psutil.Error:
            continue
    return told


def results(course: Course) -> dict[str, list[Verdict]]:
    """Return the verdicts of the journal by student, without the time that each took."""
    found: dict[str, list[Verdict]] = {}
    for line in (course.grades(NAME) / "results.jsonl").read_bytes().splitlines():
        verdict = from_json(line)
        found.setdefault(verdict.student, []).append(msgspec.structs.replace(verdict, duration_s=0.0))
    return found


def marks(course: Course) -> list[tuple[object, ...]]:
    """Return every mark in the gradebook."""
    with sqlite3.connect(course.gradebook) as connection:
        return list(connection.execute(MARKS))


def compared(course: Course, right: Mapping[str, list[Verdict]], right_marks: Sequence[object]) -> Counter[str]:
    """Return how many verdicts are lost, doubled or changed, and whether the gradebook is."""
    found = results(course)
    told = Counter(
        {
            "lost": len(right.keys() - found.keys()),
            "doubled": sum(len(some) > 1 for some in found.values()),
            "changed": sum(found[student][-1] != right[student][-1] for student in right if student in found),
            "gradebooks changed": int(marks(course) != right_marks),
        }
    )
    for student in right:
        if student in found and found[student][-1] != right[student][-1]:
            Console(stderr=True).print(f"{student}: {right[student][-1]}\nbecame {found[student][-1]}")
    return told


def main(most_kills: int, seed: int) -> None:
    """Kill until there were enough kills; print what became of it."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)  # what a run leaves behind becomes a child of ours
    told: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".faults-") as folder:
        runs = Runs(Path(folder), most_kills, seed)
        if runs.run(undisturbed=True):
            sys.exit(f"a run in which nothing is killed failed:\n{runs.log.read_text(encoding='utf-8')[-2000:]}")
        right, right_marks, before = results(runs.course), marks(runs.course), runs.left_in_files()
        while not runs.is_enough:
            runs.clear()
            for _ in range(MOST_RUNS):
                code = runs.run()
                told["processes left"] += len(left := left_over())
                Console(stderr=True).print(f"{runs.killed.total()} of {most_kills} kills", *left)
                if code == 0:
                    break
            told += compared(runs.course, right, right_marks)
        told["files left"] = len(runs.left_in_files() - before)
    kills, outcomes = Table("kills", *KINDS), Table(*OUTCOMES)
    kills.add_row(str(runs.killed.total()), *(str(runs.killed[kind]) for kind in KINDS))
    outcomes.add_row(*(str(told[name]) for name in OUTCOMES))
    Console().print(kills, outcomes)
    sys.exit(int(any(told.values())))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
