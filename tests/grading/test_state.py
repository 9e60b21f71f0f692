"""Nothing in a guest tells of references, graders, points, students or other submissions: all of it is searched."""

from pathlib import Path

import pytest

from autograder.course import Assignment, Course
from autograder.grading.grade import Engine
from autograder.grading.work import Setting
from autograder.notebook import NotebookCell
from autograder.sandbox.calls import Call, Returned
from autograder.sandbox.guests import Launcher
from autograder.sandbox.limits import Limits

SEARCH = """
import gc, os, re, sys

own = "this-is-known-" + "to-the-guest"

def everywhere(root):
    for folder, names, files in os.walk(root):
        if folder == "/":
            names[:] = [name for name in names if name not in ("proc", "usr", "site")]
        yield from (os.path.join(folder, name) for name in [*names, *files])

def contents(paths):
    for path in paths:
        try:
            if os.path.isfile(path):
                with open(path, "rb") as file:
                    yield path, file.read()
        except OSError:
            continue

def memory():
    with open("/proc/self/mem", "rb", 0) as mem, open("/proc/self/maps") as maps:
        for line in maps.readlines():
            start, end = (int(part, 16) for part in line.split()[0].split("-"))
            if "r" not in line.split()[1]:
                continue
            for place in range(start, end, 1 << 22):
                try:
                    mem.seek(place)
                    yield line.split()[-1], mem.read(min(1 << 22, end - place))
                except (OSError, ValueError, OverflowError):
                    continue

def search(patterns):
    processes = [f"/proc/{name}" for name in os.listdir("/proc") if name.isdigit()]
    names = ("cmdline", "environ", "mountinfo", "maps", "status", "comm")
    told = [("a name", path.encode()) for path in everywhere("/")]
    told += [("a descriptor", os.readlink(f"/proc/self/fd/{fd}").encode()) for fd in os.listdir("/proc/self/fd")
             if os.path.islink(f"/proc/self/fd/{fd}")]
    told += [("a module", f"{name} {module!r}".encode()) for name, module in list(sys.modules.items())]
    told += list(contents(f"{process}/{name}" for process in processes for name in names))
    told += list(contents(path for path in everywhere("/")))
    found = set()
    for pattern in patterns:
        wanted = re.compile(pattern.encode())
        found |= {f"{pattern} in {where}" for where, text in told if wanted.search(text)}
        found |= {f"{pattern} in the memory of {where}" for where, text in memory() if wanted.search(text)}
    return sorted(found)[:20]
"""


def disguised(text: str) -> str:
    """A pattern for ``text`` that does not match itself: the guest may know what it looks for.

    It begins with what it looks for as it stands, which is found quickly.
    """
    return f"{text[:-1]}[{text[-1]}]"


def code(number: int, source: str) -> NotebookCell:
    return NotebookCell(number, "code", source)


def test_a_guest_knows_nothing_of_references_graders_points_students_and_other_submissions(
    course: Course, assignment: Assignment, engine: Engine, zygote: Launcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAINRULE_CANARY", "canary-in-the-environment")
    setting = Setting(course, assignment, zygote, Limits(cell_cpu_s=20.0, call_cpu_s=60.0, call_wall_s=120.0))
    other = (
        "secret = 'canary-of-another-' + 'submission'\nprint(secret)\n"
        "open('/tmp/left', 'w').write(secret)\nopen('/dev/shm/left', 'w').write(secret)\n"
        "def linear_forward(A_prev, W, b):\n    raise ValueError(secret)\n"
    )
    with setting.open((code(1, other),)) as work:
        engine.run(work)
        assert "canary-of-another-submission" in work.session.printed or work.session.failed_cells == {}

    reference = assignment.reference.read_text(encoding="utf-8")
    answer = next(line for line in reference.splitlines() if line.startswith("    dW = "))
    secrets = [
        "canary-of-another-submission",
        "canary-in-the-environment",
        answer.strip().replace("(", r"\(").replace(")", r"\)").replace(".", r"\."),
        "linear_cases",
        r"fcn_layer\.toml",
        r"test_fcn_layer",
        r"submitted/",
        f"{Path(__file__).parents[2]}/solutions",
    ]
    with setting.open((code(1, SEARCH),)) as work:
        engine.run(work)
        session = work.session
        assert session.failed_cells == {}
        (known,) = session.run([Call("search", ([disguised("this-is-known-to-the-guest")],))])
        (found,) = session.run([Call("search", ([disguised(secret) for secret in secrets],))])
    assert isinstance(known, Returned), known
    assert known.value  # the search finds what is there
    assert found == Returned([])
