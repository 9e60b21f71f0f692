"""Cells that attack: each ends in bounded time with a verdict about the submission, and nothing else happens.

``CHAINRULE_ATTACKS`` may name another folder of such cells, to be tried as well.
"""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import numpy as np
import pytest

from autograder.sandbox.calls import Call, Failed, Outcome, Returned
from autograder.sandbox.guest.stand_ins import Handle
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Session

OpenSession = Callable[..., Session]
ATTACKS = sorted(Path(__file__).with_name("attacks").glob("*.py"))
MORE = sorted(Path(folder).glob("*.py")) if (folder := os.environ.get("CHAINRULE_ATTACKS")) else []
ZEROS = """
import numpy as np
def linear_forward(A_prev, W, b):
    return np.zeros((W.shape[0], A_prev.shape[1])), (A_prev, W, b)
def linear_backward(dZ, cache):
    return tuple(np.zeros(array.shape) for array in cache)
"""
A_PREV = np.cos(np.arange(6.0)).reshape(3, 2)
W = np.sin(np.arange(12.0)).reshape(4, 3)
B = np.array([[0.5], [-1.0], [2.0], [0.25]])
DZ = np.cos(np.arange(8.0) + 0.5).reshape(4, 2)
HONEST = (W.T @ DZ, DZ @ A_PREV.T, DZ.sum(axis=1, keepdims=True))
CALLS = (Call("linear_forward", (A_PREV, W, B), keep=(1,)), Call("linear_backward", (DZ, Handle(0, 1))))
CANARY = "CANARY-of-the-grader"
LIMIT_S = 30.0


def numbers(value: object) -> Iterator[np.ndarray]:
    """Every array in a result."""
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from numbers(item)
    elif isinstance(value, dict):
        yield from numbers(list(value.values()))


def holds(outcome: Outcome, honest: np.ndarray) -> bool:
    """Whether a right gradient is anywhere in a result."""
    return isinstance(outcome, Returned) and any(
        array.shape == honest.shape and np.allclose(array, honest) for array in numbers(outcome.value)
    )


def files_of_attacks() -> list[Path]:
    folders = ("/", "/tmp", "/dev", "/dev/shm", "/var/tmp")  # noqa: S108 - where attacks try to leave something
    return [path for folder in folders for path in Path(folder).glob("*attack-*")]


@pytest.mark.parametrize("attack", [*ATTACKS, *MORE], ids=lambda path: path.stem)
def test_an_attack_gains_nothing_and_harms_nobody(
    open_session: OpenSession,
    limits: Limits,
    seconds: Callable[[], float],
    monkeypatch: pytest.MonkeyPatch,
    attack: Path,
) -> None:
    monkeypatch.setenv("CHAINRULE_SECRET", CANARY)
    threads, environment = threading.active_count(), dict(os.environ)
    tight = msgspec.structs.replace(limits, cell_cpu_s=1.0, cell_wall_s=1.5, call_wall_s=1.5, grace_s=0.5, lives=3)
    with open_session(ZEROS, attack.read_text(encoding="utf-8"), limits=tight) as session:
        outcomes = session.run(CALLS)

    assert seconds() < LIMIT_S
    assert len(outcomes) == 2
    assert all(isinstance(outcome, Returned | Failed) for outcome in outcomes)
    assert not any(holds(outcome, honest) for outcome in outcomes for honest in HONEST)
    assert CANARY not in session.printed
    assert "CANARY found" not in session.printed
    assert len(session.printed) <= tight.lives * tight.output_kept_bytes
    assert (threading.active_count(), dict(os.environ)) == (threads, environment)
    assert not np.allclose(0.0, 1.0)
    assert files_of_attacks() == []


def test_the_check_would_see_an_honest_gradient(open_session: OpenSession) -> None:
    honest = (
        "def linear_backward(dZ, cache):\n    A_prev, W, b = cache\n"
        "    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)"
    )
    outcomes = open_session(ZEROS, honest).run(CALLS)
    assert all(holds(outcomes[1], gradient) for gradient in HONEST)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda path: path.stem)
def test_every_attack_says_what_it_is_after(attack: Path) -> None:
    assert attack.read_text(encoding="utf-8").startswith("# goal: ")


def test_the_corpus_is_not_empty() -> None:
    assert len(ATTACKS) >= 15
