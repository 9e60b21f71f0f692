"""One function of a full solution is replaced by a broken one: it costs that exercise's points and no others.

But for a backward function: where its forward function gives nothing, it has no cache, and loses, too.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import nbformat
import pytest
from graded import parameters, side_by_side

from autograder.course import Course, assignment_names, load_assignment
from autograder.demo.classroom import reference_answers
from autograder.grading.batch import Job, grade_all
from autograder.sandbox.limits import Limits
from autograder.submission import Submission
from autograder.verdict import Verdict

IMPATIENT, TRAINING = Limits(call_cpu_s=0.5), Limits(call_cpu_s=1.0)
BROKEN = {
    "raises": "def {name}(*arguments):\n    raise ValueError('not here')",
    "never ends": "def {name}(*arguments):\n    while True:\n        pass",
    "is missing": "",
    "returns None": "def {name}(*arguments):\n    return None",
}
CHANGED = """
_right_{name} = {name}
def _changed(value):
    if isinstance(value, dict):
        return {{key: _changed(item) for key, item in value.items()}}
    if isinstance(value, list | tuple):
        return type(value)(map(_changed, value))
    return {change}
def {name}(*arguments):
    result = _right_{name}(*arguments)
    if "{name}".endswith("_forward"):
        return _changed(result[0]), result[1]
    return _changed(result)
"""
CHANGED_NODE = """
_Right = Node
class Node(_Right):
    def __init__(self, value, parents=(), backward=None):
        super().__init__({change}, parents, backward)
"""
CHANGES = {"gives a wrong value": "0.125 - value * 1.25", "gives the wrong shape": "np.stack([value, value])"}
GIVES_NOTHING = frozenset(BROKEN)
WITHOUT_CACHE = {
    "linear_forward": ("linear_backward",),
    "activation_forward": ("activation_backward",),
    "layer_forward": ("layer_backward",),
    "model_forward": ("model_backward",),
    "chain_forward": ("chain_backward",),
    "network_forward": ("gradients_by_kronecker", "gradients"),
    "matvec_forward": ("matvec_backward",),
    "squared_norm_forward": ("squared_norm_backward",),
}
"""The backward functions that have no cache where a forward function gives nothing."""
KEEPS = {("Node", "gives a wrong value"): ("grad", "inputs")}
"""Checks that a replacement leaves right."""


LONGEST = "train"
"""Takes longer than all others, most of all where it calls what is broken. So it is answered where it is broken itself,
and once for every other function, each of which is broken in another way then; elsewhere it is missing."""


class Replaced(NamedTuple):
    """One function of one assignment, and what it does now."""

    assignment: str
    name: str
    does: str
    missing: frozenset[str] = frozenset()

    def source(self, right: str) -> str:
        """The cell in the place of the right one."""
        if self.does in BROKEN:
            return BROKEN[self.does].format(name=self.name)
        changed = CHANGED_NODE if self.name == "Node" else CHANGED
        return right + changed.format(name=self.name, change=CHANGES[self.does])


def replaced(assignment: str) -> Iterator[Replaced]:
    """Yield every exercise, broken in every way."""
    ways, names = (*BROKEN, *CHANGES), [exercise.name for exercise in load_assignment(assignment).exercises]
    for number, name in enumerate(names):
        for way, does in enumerate(ways):
            is_answered = name == LONGEST or number % len(ways) == way
            yield Replaced(assignment, name, does, frozenset() if is_answered else frozenset({LONGEST} & set(names)))


REPLACED = {assignment: list(replaced(assignment)) for assignment in assignment_names()}
VerdictOf = Callable[[Replaced], Verdict]


@pytest.fixture(scope="module")
def verdict_of(request: pytest.FixtureRequest, course: Course, tmp_path_factory: pytest.TempPathFactory) -> VerdictOf:
    """The verdict on a solution with one function replaced; all that are asked for are graded at once.

    Each assignment has one process, which knows more with every notebook, and two are graded at a time.
    """
    asked: dict[str, list[Replaced]] = {}
    for one in parameters(request.session, "replaced", Replaced):
        asked.setdefault(one.assignment, []).append(one)

    def grade(assignment: str) -> dict[str, Verdict]:
        folder, answers = tmp_path_factory.mktemp(assignment), reference_answers(load_assignment(assignment))
        submissions = [
            write(course, one, answers, folder / f"{number}.ipynb") for number, one in enumerate(asked[assignment])
        ]
        limits = TRAINING if assignment == "four_equations" else IMPATIENT
        found = grade_all(Job(course, assignment, "zygote", limits), submissions, 1)
        return {verdict.student: verdict for verdict in found}

    verdicts = side_by_side(grade, asked)
    return lambda one: verdicts[one.assignment].result()[f"{one.name} {one.does}"]


def write(course: Course, replaced: Replaced, answers: Mapping[str, str], path: Path) -> Submission:
    notebook = nbformat.read(course.require_release(replaced.assignment), as_version=4)
    for cell in notebook.cells:
        mark = cell.metadata.get("nbgrader", {})
        if mark.get("solution"):
            name = mark["grade_id"].removesuffix("-answer")
            cell.source = "" if name in replaced.missing else answers[name]
            if name == replaced.name:
                cell.source = replaced.source(answers[name])
    nbformat.write(notebook, path)
    return Submission(f"{replaced.name} {replaced.does}", path)


@pytest.mark.parametrize("replaced", [*chain(*REPLACED.values())], ids=lambda one: " ".join(one[:3]))
def test_a_broken_function_costs_its_own_points_once(verdict_of: VerdictOf, replaced: Replaced) -> None:
    verdict = verdict_of(replaced)
    assert verdict.status == "graded", verdict.incidents
    lost = {one.name: one.max_score - one.score for one in verdict.exercises if one.score < one.max_score}
    without = WITHOUT_CACHE.get(replaced.name, ()) if replaced.does in GIVES_NOTHING else ()
    assert lost.keys() == {replaced.name, *without, *replaced.missing}
    kept = KEEPS.get((replaced.name, replaced.does), ())
    (own,) = (one for one in verdict.exercises if one.name == replaced.name)
    assert lost[replaced.name] == own.max_score - sum(check.max_score for check in own.checks if check.name in kept)
