"""Times the decision about a correct submission, without the start of the sandbox and the run of the notebook.

Run by ``make bench``. Every right solution of the corpus is judged once, after a first one that computes the expected
values, as in a class. CPU time is that of the grading process alone; the student's functions run in another.
"""

import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from corpus import Notebooks, variants

from autograder.course import find_course, load_assignment
from autograder.grading.grade import Engine
from autograder.grading.work import Setting
from autograder.notebook import read_notebook
from autograder.sandbox.calls import Call, Outcome
from autograder.sandbox.launch import launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.program import Program
from autograder.sandbox.session import Session

ASSIGNMENT = "fcn_layer"


class Counted:
    """A session that counts its requests."""

    def __init__(self, session: Session) -> None:
        """Count the requests of ``session``."""
        self._session = session
        self.limits = session.limits
        self.round_trips = 0

    def run(self, calls: Sequence[Call] | Program, patience: float = 1.0) -> list[Outcome]:
        """Count a request and pass it on."""
        self.round_trips += 1
        return self._session.run(calls, patience)


def main() -> None:
    """Print wall time, our CPU time and round trips: median and 95th percentile."""
    course, assignment = find_course(Path(__file__).parent), load_assignment(ASSIGNMENT)
    setting = Setting(course, assignment, launcher("zygote"), Limits())
    notebooks, programs = Notebooks(assignment, course.require_release(ASSIGNMENT)), variants(assignment)
    rows: list[tuple[float, float, float]] = []
    with Engine(assignment.grader) as engine, tempfile.TemporaryDirectory() as folder:
        for program in [programs[0], *programs]:
            path = notebooks.write([program], Path(folder))
            with setting.open(read_notebook(path)) as work:
                work.session.run([])  # the notebook runs with the first request
                work.session = session = Counted(work.session)  # type: ignore[assignment]
                wall, cpu = time.perf_counter(), time.process_time()
                engine.run(work)
                rows.append((time.perf_counter() - wall, time.process_time() - cpu, session.round_trips))
    print(f"the decision about {len(rows) - 1} correct submissions of {ASSIGNMENT}")
    walls, cpus, trips = zip(*rows[1:], strict=True)
    _print("wall", [1e3 * seconds for seconds in walls], "ms")
    _print("grader's CPU", [1e3 * seconds for seconds in cpus], "ms")
    _print("round trips", trips, "")


def _print(name: str, values: Sequence[float], unit: str) -> None:
    high = statistics.quantiles(values, n=20)[-1]
    print(f"{name:<14} median {statistics.median(values):6.1f}   95th percentile {high:6.1f}   {unit}")


if __name__ == "__main__":
    main()
