"""Times the tiers of the sandbox alternately: from the start to a first result, and a whole submission.

Run by ``make attacks``. CPU time is that of the whole machine, in ticks of its clock, other work included.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import psutil
from rich.console import Console
from rich.table import Table

from autograder.course import find_course, load_assignment
from autograder.grading.grade import Engine, grade
from autograder.grading.work import Setting
from autograder.sandbox.calls import Call
from autograder.sandbox.guests import Launcher, Tier
from autograder.sandbox.launch import launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.selftest import SAFE_TIERS
from autograder.sandbox.session import Cell, Session
from autograder.submission import Submission

ASSIGNMENT = "fcn_layer"
ROUNDS, STARTS, GRADED = 5, 8, 4
FIRST_CELL = "import numpy as np\ndef double(x):\n    return 2 * x"


def main() -> None:
    """Print minimum and median wall time, mean CPU time, and both relative to the first tier."""
    course, assignment = find_course(Path(__file__).parent), load_assignment(ASSIGNMENT)
    submission = Submission("reference", course.source(ASSIGNMENT))
    starters: dict[Tier, Launcher] = {tier: launcher(tier) for tier in SAFE_TIERS}
    desks = {tier: Setting(course, assignment, starters[tier], Limits()) for tier in SAFE_TIERS}
    with Engine(assignment.grader) as engine:
        _compare("start to first result", STARTS, {tier: _first_result(starters[tier]) for tier in SAFE_TIERS})
        _compare(
            f"{ASSIGNMENT}, graded", GRADED, {tier: _graded(desks[tier], engine, submission) for tier in SAFE_TIERS}
        )
    for starter in starters.values():
        starter.close()


def _first_result(starter: Launcher) -> Callable[[], object]:
    def run() -> object:
        with Session(starter, [Cell(1, FIRST_CELL)], (), Limits()) as session:
            return session.run([Call("double", (np.ones(3),))])

    return run


def _graded(setting: Setting, engine: Engine, submission: Submission) -> Callable[[], object]:
    def run() -> object:
        verdict = grade(setting, engine, submission)
        if verdict.score != verdict.max_score:
            msg = f"{verdict.tier}: {verdict.score:g} of {verdict.max_score:g} points for the reference"
            raise RuntimeError(msg)
        return verdict

    return run


def _compare(title: str, times: int, runs: dict[Tier, Callable[[], object]]) -> None:
    wall: dict[Tier, list[float]] = {tier: [] for tier in runs}
    cpu = dict.fromkeys(runs, 0.0)
    for run in runs.values():
        run()  # so that the zygote is running
    for _ in range(ROUNDS):
        for tier, run in runs.items():
            before = _busy_s()
            for _ in range(times):
                start = time.perf_counter()
                run()
                wall[tier].append(1e3 * (time.perf_counter() - start))
            cpu[tier] += 1e3 * (_busy_s() - before) / (ROUNDS * times)
    table = Table(title=title)
    for heading in ("tier", "minimum, ms", "median, ms", "CPU, ms", "median, times the first", "CPU, times the first"):
        table.add_column(heading, justify="left" if heading == "tier" else "right")
    first = next(iter(runs))
    for tier in runs:
        median = statistics.median(wall[tier])
        ratios = median / statistics.median(wall[first]), cpu[tier] / cpu[first]
        figures = min(wall[tier]), median, cpu[tier], *ratios
        table.add_row(tier, *(f"{figure:.1f}" for figure in figures))
    Console(width=120).print(table)


def _busy_s() -> float:
    times = psutil.cpu_times()
    return float(sum(times) - times.idle - times.iowait - times.guest - times.guest_nice)


if __name__ == "__main__":
    main()
