"""The corpus of attacks, and what must come of each.

An attack is one cell of Python, ``cells/<name>.py``. It stands in a notebook whose ``linear_forward`` and
``linear_backward`` return zeros and whose other functions are the stubs that were handed out, which earns nothing. It
begins with headers, each on a line of its own::

    # goal: one line, what the attacker wants
    # seen: cell=MemoryError linear_backward=timeout died
    # within_s: 10
    # lacks: attack got

``seen`` says what comes of it: ``cell=TYPE``, how its own cell fails (the type of the exception, or the kind of the
failure); ``EXERCISE=STATUS`` for each exercise that is judged otherwise than without the attack; ``died`` if a process
of the guest was lost; or ``nothing``. What is not said must not be seen. Where versions of Python differ, there may be
several, with `` or `` between them; ``anything`` is for what ends as the machine's load has it. ``within_s`` bounds the
time of the whole submission, in seconds. ``lacks`` may stand there several times, or not at all: a text that an attack
prints where it succeeds. All four are strict: an unknown header, or one too many, is an error. Whoever writes an attack
sees to it that nothing is harmed where it succeeds; what it leaves behind has ``chainrule-attack`` in its name.

Attacks of others may be in the same form but for their headers, ``# expect: score=0`` and the like: ``foreign``.
"""

import re
from pathlib import Path
from typing import NamedTuple, get_args

from autograder.verdict import ExerciseStatus, Verdict

_HERE = Path(__file__).parent
FOREIGN = _HERE.parents[2] / "shared" / "attacks"
"""A corpus that may lie beside the checkout."""
_HEADER = re.compile(r"# (goal|seen|within_s|lacks): (\S.*)")
_EXPECTATION = re.compile(r"# expect: (\w+)(?:(=|<)(.*))?")
_STATUSES = get_args(ExerciseStatus)
_MARK = "chainrule-attack"


class Attack(NamedTuple):
    """One attack; ``seen`` is None where anything may be seen."""

    name: str
    source: str
    goal: str
    within_s: float
    seen: tuple[frozenset[str], ...] | None
    lacks: tuple[str, ...] = ()
    must_end: bool = False
    most_score: float = 0.0
    marks: tuple[str, ...] = (_MARK,)


def attacks() -> list[Attack]:
    """All attacks of ours, by name."""
    return [read(path) for path in sorted((_HERE / "cells").glob("*.py"))]


def foreign() -> list[Attack]:
    """All attacks of others that lie beside the checkout."""
    return [_read_foreign(path) for path in sorted(FOREIGN.glob("*.py"))]


def read(path: Path) -> Attack:
    """Read an attack of ours.

    Raises:
        ValueError: its headers are not as they have to be.
    """
    source = path.read_text(encoding="utf-8")
    found: dict[str, list[str]] = {"lacks": []}
    for line in _head(source):
        header = _HEADER.fullmatch(line)
        if header is None or (header[1] in found and header[1] != "lacks"):
            msg = f"{path}: {line!r}; expected goal, seen and within_s once each, and lacks"
            raise ValueError(msg)
        found.setdefault(header[1], []).append(header[2])
    if not {"goal", "seen", "within_s"} <= found.keys():
        msg = f"{path}: needs the lines `# goal: ...`, `# seen: ...` and `# within_s: ...`"
        raise ValueError(msg)
    ends = () if found["seen"][0] == "anything" else found["seen"][0].split(" or ")
    seen = tuple(frozenset(words.split()) - {"nothing"} for words in ends)
    words = sorted(frozenset().union(*seen))
    odd = [
        word for word in words if word != "died" and not re.fullmatch(rf"cell=\w+|\w+=({'|'.join(_STATUSES)})", word)
    ]
    if odd:
        msg = f"{path}: seen {', '.join(odd)}; expected cell=TYPE, EXERCISE=STATUS, died, nothing or anything"
        raise ValueError(msg)
    return Attack(path.stem, source, found["goal"][0], float(found["within_s"][0]), seen or None, tuple(found["lacks"]))


def what_was_seen(verdict: Verdict, number: int, usual: Verdict) -> frozenset[str]:
    """Say in the words of ``seen`` what came of an attack in cell ``number``; ``usual`` is without one."""
    without = {exercise.name: exercise.status for exercise in usual.exercises}
    judged = {e.name: e.status for e in verdict.exercises}
    words = {f"{name}={status}" for name, status in judged.items() if status != without.get(name)}
    for incident in verdict.incidents:
        if incident.kind == "failed-cell" and incident.detail.startswith(f"cell {number}: "):
            words.add(f"cell={incident.detail.partition(': ')[2]}")
        elif incident.kind == "guest-died":
            words.add("died")
    return frozenset(words)


def _head(source: str) -> list[str]:
    """The comments that a cell begins with."""
    lines = source.splitlines()
    count = next((number for number, line in enumerate(lines) if not line.startswith("# ")), len(lines))
    return lines[:count]


def _read_foreign(path: Path) -> Attack:
    source = path.read_text(encoding="utf-8")
    matches = filter(None, map(_EXPECTATION.fullmatch, _head(source)))
    said = [(match[1], match[3] or "") for match in matches]
    values = dict(said)
    goal = next((line.removeprefix("# goal: ") for line in _head(source) if line.startswith("# goal: ")), "")
    return Attack(
        name=path.stem,
        source=source,
        goal=goal,
        within_s=float(values.get("max_seconds", 15)),
        seen=None,
        lacks=tuple(value for name, value in said if name == "stdout_lacks"),
        must_end=values.get("verdict") in {"crashed", "timeout"},
        most_score=float(values["score"]) if values.get("score", "0") != "0" else 0.0,
        marks=(_MARK, *(Path(value).name for name, value in said if name == "no_file")),
    )
