"""Lets attacks loose: each is graded as a submission of its own, in the real sandbox, by workers that go on to others.

What a worker sees of itself before and after a submission, and what was printed in the sandbox, is reported with the
verdict: no verdict tells of it.
"""

import contextlib
import ctypes
import hashlib
import os
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import nbformat
import numpy as np
import psutil
from attack_corpus import Attack, what_was_seen

from autograder.course import Course, load_assignment
from autograder.grading.grade import Engine, grade
from autograder.grading.work import Setting, Work
from autograder.notebook import NotebookCell
from autograder.sandbox.launch import launcher
from autograder.sandbox.limits import Limits
from autograder.submission import Submission
from autograder.verdict import Verdict, to_json

ASSIGNMENT = "fcn_layer"
CANARY = "CANARY-of-the-grader"
"""Stands in the environment, the memory and a file of the grader: no student may ever read it."""
TIGHT = Limits(
    cell_cpu_s=1.0,
    cell_wall_s=2.0,
    call_cpu_s=0.6,
    call_wall_s=2.0,
    grace_s=0.4,
    lives=5,
    cpu_s=20,
    memory_bytes=1 << 30,
    output_kept_bytes=16 * 1024,
    output_bytes=1 << 20,
)
"""Limits small enough that what is endless is soon over."""
ZEROS = {
    "linear_forward-answer": """
import numpy as np
def linear_forward(A_prev, W, b):
    return np.zeros((W.shape[0], A_prev.shape[1])), (A_prev, W, b)
""",
    "linear_backward-answer": """
def linear_backward(dZ, cache):
    return tuple(np.zeros(array.shape) for array in cache)
""",
}
_FOLDERS = ("/", "/tmp", "/dev", "/dev/shm", "/dev/mqueue", "/var/tmp", "/root")  # noqa: S108 - where attacks leave things


_CHILD_SUBREAPER = 36


class State(NamedTuple):
    """What a process must find unchanged after a submission."""

    threads: int
    environment: str
    mounts: frozenset[str]
    folder: str
    descriptors: int
    sees_differences: bool


class Fight(NamedTuple):
    """What came of one attack; ``number`` is that of its cell."""

    name: str
    number: int
    verdict: Verdict
    printed: str
    seconds: float
    before: State
    after: State


def write(course: Course, attack: str | None, path: Path) -> int:
    """Write the notebook of an attacker, or without an attack; return the number of the cell that attacks."""
    notebook = nbformat.read(course.require_release(ASSIGNMENT), as_version=4)
    for cell in notebook.cells:
        cell.source = ZEROS.get(cell.metadata.get("nbgrader", {}).get("grade_id"), cell.source)
    ids = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells]
    place = ids.index("linear_backward-answer") + 1
    if attack is not None:
        notebook.cells.insert(place, nbformat.v4.new_code_cell(attack, id="attack"))
    nbformat.write(notebook, path)
    return place + 1


def fight(course: Course, attacks: Sequence[Attack], folder: Path, workers: int = 2) -> Iterator[Fight]:
    """Yield what came of every attack, in the order in which they end; the canary must be in the environment."""
    (folder / "gradebook-canary.txt").write_text(CANARY)
    numbers = {one.name: write(course, one.source, folder / f"{one.name}.ipynb") for one in attacks}
    quiet = folder / "quiet.ipynb"
    write(course, None, quiet)
    context = get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_open, initargs=(course, quiet)) as pool:
        tasks = [pool.submit(_fight, one.name, folder / f"{one.name}.ipynb", numbers[one.name]) for one in attacks]
        for task in as_completed(tasks):
            yield task.result()


def unharmed(course: Course, folder: Path) -> Verdict:
    """Return the verdict on the notebook without an attack."""
    path = folder / "without.ipynb"
    write(course, None, path)
    assignment = load_assignment(ASSIGNMENT)
    with Engine(assignment.grader) as engine:
        return grade(Setting(course, assignment, launcher("zygote"), TIGHT), engine, Submission("without", path))


def broken(attack: Attack, fought: Fight, usual: Verdict) -> list[str]:
    """Return what is not as it must be after an attack; empty if all is."""
    verdict, seen = fought.verdict, what_was_seen(fought.verdict, fought.number, usual)
    told = fought.printed + to_json(verdict).decode()
    wrong = []
    if verdict.status != "graded":
        wrong.append(f"ungraded: {[incident.detail for incident in verdict.incidents]}")
    if verdict.score > attack.most_score * verdict.max_score:
        wrong.append(f"gained {verdict.score}")
    if attack.seen is not None and seen not in attack.seen:
        wrong.append(f"seen {' '.join(sorted(seen)) or 'nothing'}")
    if attack.must_end and not any("died" in word or "time" in word.lower() for word in seen):
        wrong.append(f"nothing was ended, but {sorted(seen)}")
    if fought.seconds > attack.within_s:
        wrong.append(f"took {fought.seconds:.1f} s")
    wrong += [f"printed or told {text!r}" for text in (CANARY, *attack.lacks) if text in told]
    if len(fought.printed) > TIGHT.lives * TIGHT.output_kept_bytes:
        wrong.append(f"{len(fought.printed)} characters of output kept")
    for field, before, after in zip(State._fields, fought.before, fought.after, strict=True):
        if before != after:
            wrong.append(f"changed the grader's {field}: {before} to {after}")
    return wrong


def left_behind(marks: Sequence[str], folders: Sequence[Path] = ()) -> list[str]:
    """Return files of attacks, by the ``marks`` in their names, and what else the kernel keeps of them."""
    found: list[str] = []
    for folder in (*map(Path, _FOLDERS), Path.cwd(), *folders):
        with contextlib.suppress(OSError):
            found += [str(path) for path in folder.iterdir() if any(mark in path.name for mark in marks)]
    for table in ("/proc/keys", "/proc/net/unix"):
        with contextlib.suppress(OSError):
            lines = Path(table).read_text(encoding="utf-8", errors="replace").splitlines()
            found += [line for line in lines if any(mark in line for mark in marks)]
    for table in ("shm", "sem", "msg"):
        with contextlib.suppress(OSError):
            lines = Path(f"/proc/sysvipc/{table}").read_text(encoding="utf-8").splitlines()
            found += [line for line in lines if line.split()[0] == str(0xA77AC)]
    return found


@contextlib.contextmanager
def adopting() -> Iterator[None]:
    """Become the parent of every process below whose own parent ends, so that none gets out of sight."""
    libc = ctypes.CDLL(None)
    libc.prctl(_CHILD_SUBREAPER, 1, 0, 0, 0)
    try:
        yield
    finally:
        libc.prctl(_CHILD_SUBREAPER, 0, 0, 0, 0)
        for process in psutil.Process().children():
            if process.status() == psutil.STATUS_ZOMBIE:
                os.waitpid(process.pid, os.WNOHANG)


def living() -> list[psutil.Process]:
    """All processes below this one that are not over, but for the one with which Python keeps its own order."""
    found = []
    for process in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            if process.status() != psutil.STATUS_ZOMBIE and "resource_tracker" not in " ".join(process.cmdline()):
                found.append(process)
    return found


def mounts() -> frozenset[str]:
    """The mount points of this process."""
    lines = Path("/proc/self/mountinfo").read_text(encoding="utf-8").splitlines()
    return frozenset(line.split()[4] for line in lines)


class _WatchedSetting(Setting):
    """A setting that remembers what was printed in the sandbox."""

    printed = ""

    @contextlib.contextmanager
    def open(self, cells: tuple[NotebookCell, ...], modules: Mapping[str, bytes] | None = None) -> Iterator[Work]:
        with super().open(cells, modules) as work:
            yield work
        self.printed = work.session.printed


_ring: list[tuple[_WatchedSetting, Engine]] = []


def _open(course: Course, quiet: Path) -> None:
    """Begin with a submission that does no harm: what the grader opens once and keeps is no attacker's doing."""
    assignment = load_assignment(ASSIGNMENT)
    setting = _WatchedSetting(course, assignment, launcher("zygote"), TIGHT)
    _ring.append((setting, Engine(assignment.grader).__enter__()))
    _fight("quiet", quiet, 0)


def _fight(name: str, path: Path, number: int) -> Fight:
    setting, engine = _ring[0]
    before, start = _state(), time.monotonic()
    verdict = grade(setting, engine, Submission(name, path))
    seconds = time.monotonic() - start
    return Fight(name, number, verdict, setting.printed, seconds, before, _state())


def _state() -> State:
    environment = hashlib.sha256(repr(sorted(os.environ.items())).encode()).hexdigest()
    descriptors = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - a count
    differs = not np.allclose(0.0, 1.0)
    return State(threading.active_count(), environment, mounts(), str(Path.cwd()), descriptors, differs)
