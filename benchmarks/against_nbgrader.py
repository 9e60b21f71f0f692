"""Times ``chainrule grade`` and ``nbgrader autograde`` on the same notebooks, alternately, in one run.

Run it with ``make bench``. CPU time is that of the whole machine, to include processes in the sandbox: use a machine
that does nothing else. Memory is the largest sum over a command and all its descendants.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import psutil
from rich.console import Console
from rich.table import Table

from autograder.build import build
from autograder.collect import collect
from autograder.course import Assignment, Course, load_assignment
from autograder.demo.classroom import make_class

STUDENTS = ("amara", "anders", "chidi", "daniela", "emeka", "goran", "jamal", "katya", "mei", "priya", "ulla", "zofia")
ROUNDS = 3
SCRIPTS = Path(sys.executable).parent


class Figures(NamedTuple):
    """One run of a command: wall and CPU time per submission in seconds, memory in megabytes."""

    wall_s: float
    cpu_s: float
    peak_mb: float


def make_course(root: Path, assignment: Assignment) -> Course:
    """Make a course with default settings and a class of students whose notebooks finish by themselves."""
    root.mkdir()
    (root / "nbgrader_config.py").write_text("c = get_config()\n", encoding="utf-8")
    course = Course(root)
    build(course, assignment)
    for notebook in make_class(course.require_release(assignment.name), assignment, root / "class"):
        if notebook.stem not in STUDENTS:
            notebook.unlink()
    collect(course, assignment.name, root / "class")
    run(["nbgrader", "generate_assignment", assignment.name, "--force"], root)
    return course


def measure(command: list[str], root: Path) -> Figures:
    """Run a command in a course where nothing is graded yet."""
    for name in ("autograded", "grades"):
        shutil.rmtree(root / name, ignore_errors=True)
    before, start = busy_s(), time.perf_counter()
    peak_bytes = run(command, root)
    wall_s = time.perf_counter() - start
    return Figures(wall_s / len(STUDENTS), (busy_s() - before) / len(STUDENTS), peak_bytes / 1e6)


def run(command: list[str], root: Path) -> int:
    """Run a command; return the largest memory of all its processes together, in bytes."""
    environment = os.environ | {"PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"}
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, cwd=root, env=environment, stdout=output, stderr=subprocess.STDOUT)
        peak = 0
        while process.poll() is None:
            peak = max(peak, memory_bytes(psutil.Process(process.pid)))
            time.sleep(0.05)
        if process.returncode:
            output.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{output.read().decode(errors='replace')[-2000:]}")
    return peak


def memory_bytes(process: psutil.Process) -> int:
    """Return the memory of a process and its descendants in bytes, with shared memory counted once (PSS)."""
    total = 0
    try:
        for member in [process, *process.children(recursive=True)]:
            total += member.memory_full_info().pss
    except psutil.Error:  # one of them ended meanwhile
        return total
    return total


def busy_s() -> float:
    """Return the seconds that all processors of this machine together were not idle."""
    times = psutil.cpu_times()
    return float(sum(times) - times.idle - times.iowait - times.guest - times.guest_nice)


def show(figures: dict[str, list[Figures]]) -> None:
    """Print the medians and their ratio."""
    table = Table("median of a submission", *figures, "ratio", title=f"{len(STUDENTS)} notebooks, {ROUNDS} rounds")
    for field in Figures._fields:
        ours, theirs = (statistics.median(getattr(one, field) for one in runs) for runs in figures.values())
        table.add_row(field, f"{ours:.3f}", f"{theirs:.3f}", f"{theirs / ours:.1f}")
    Console().print(table)


def main() -> None:
    """Measure both commands alternately."""
    assignment = load_assignment("fcn_layer")
    commands = {
        "chainrule grade": ["chainrule", "grade", assignment.name],
        "nbgrader autograde": ["nbgrader", "autograde", assignment.name, "--force"],
    }
    figures: dict[str, list[Figures]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder:
        roots = {name: make_course(Path(folder) / name.split()[0], assignment).root for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                figures[name].append(measure(command, roots[name]))
                print(name, *(f"{label} {value:.3f}" for label, value in figures[name][-1]._asdict().items()))
    show(figures)


if __name__ == "__main__":
    main()
