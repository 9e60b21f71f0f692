"""Every attack of the corpus, graded as a submission: it gains nothing, is soon over, and harms nobody."""

import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import psutil
import pytest
from arena import CANARY, Fight, adopting, broken, fight, left_behind, living, mounts, unharmed, write
from attack_corpus import Attack, attacks, foreign, read
from graded import parameters

from autograder.course import Course, find_course
from autograder.verdict import Verdict

ATTACKS = attacks()
ALL = [*ATTACKS, *foreign()]
RIGHT = """def linear_backward(dZ, cache):
    A_prev, W, b = cache
    print('attack got', 'it')
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)"""
HONEST = Attack("honest", RIGHT, "", 0.0, (frozenset({"died"}),), ("attack got",))


class Field(NamedTuple):
    """What is seen when all attacks are over."""

    fights: dict[str, Fight]
    usual: Verdict
    left: list[str]
    processes: list[psutil.Process]
    is_same: bool


@pytest.fixture(scope="module")
def course() -> Course:
    """The course of this checkout; nothing is written into it."""
    return find_course(Path(__file__).parent)


@pytest.fixture(scope="module")
def field(request: pytest.FixtureRequest, course: Course, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Field]:
    """All attacks that tests ask for, let loose one after another."""
    asked = list(parameters(request.session, "attack", Attack))
    folder = tmp_path_factory.mktemp("attacks")
    marks = sorted({mark for attack in ALL for mark in attack.marks})
    with pytest.MonkeyPatch.context() as patch, adopting():
        patch.setenv("CHAINRULE_SECRET", CANARY)
        others = living()
        before = threading.active_count(), dict(os.environ), mounts()
        fights = {fought.name: fought for fought in fight(course, [HONEST, *asked], folder)}
        after = threading.active_count(), dict(os.environ), mounts()
        left = left_behind(marks, [folder, course.root])
        processes = [process for process in living() if process not in others]
        yield Field(fights, unharmed(course, folder), left, processes, before == after)


@pytest.mark.parametrize("attack", ALL, ids=lambda attack: attack.name)
def test_an_attack_gains_nothing_and_harms_nobody(field: Field, attack: Attack) -> None:
    assert broken(attack, field.fights[attack.name], field.usual) == []


def test_without_an_attack_the_notebook_earns_nothing(field: Field) -> None:
    assert field.usual.status == "graded"
    assert field.usual.score == 0.0
    assert field.usual.incidents == ()


def test_nothing_is_left_when_all_is_over(field: Field) -> None:
    assert field.left == []
    assert field.processes == []
    assert field.is_same
    assert not np.allclose(0.0, 1.0)


def test_what_one_submission_leaves_the_next_of_the_same_worker_does_not_find(
    course: Course, field: Field, tmp_path: Path
) -> None:
    leaving = next(attack for attack in ATTACKS if attack.name == "notes_between_lives")
    one, other = fight(course, [leaving._replace(name=name) for name in ("one", "other")], tmp_path, workers=1)
    assert all(broken(leaving, fought, field.usual) == [] for fought in (one, other))
    ended = [incident.detail for incident in other.verdict.incidents if incident.kind == "guest-died"]
    assert ended == ["the process ended"]


def test_the_check_would_see_what_an_attack_gains_and_tells(field: Field) -> None:
    told = broken(HONEST, field.fights[HONEST.name], field.usual)
    assert [line.split(" ")[0] for line in told] == ["gained", "seen", "took", "printed"]


@pytest.mark.parametrize(
    "head",
    [
        "# goal: one\n# seen: nothing",
        "# goal: one\n# seen: nothing\n# within_s: 10\n# within_s: 20",
        "# goal: one\n# seen: nothing\n# within_s: 10\n# note: none",
        "# goal: one\n# seen: linear_forward=passed\n# within_s: 10",
    ],
)
def test_headers_that_are_not_as_they_must_be_are_refused(tmp_path: Path, head: str) -> None:
    path = tmp_path / "odd.py"
    path.write_text(f"{head}\nimport os\n")
    with pytest.raises(ValueError, match=r"odd\.py"):
        read(path)


def test_an_attack_is_written_into_the_cell_that_is_told(course: Course, tmp_path: Path) -> None:
    number = write(course, "attack = 1", tmp_path / "one.ipynb")
    cells = json.loads((tmp_path / "one.ipynb").read_bytes())["cells"]
    assert "".join(cells[number - 1]["source"]) == "attack = 1"


def test_the_corpus_is_not_empty() -> None:
    assert len(ATTACKS) >= 100
