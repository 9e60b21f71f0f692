"""Verdicts in words, for students and for nbgrader's pages."""

import textwrap

from autograder.text import clip, plain
from autograder.verdict import CheckVerdict, ExerciseVerdict, GroupVerdict

MESSAGE_CHARACTERS = 2_000
COMMENT_CHARACTERS = 8_000
_LINE_CHARACTERS = 100


def code_block(text: str) -> str:
    """Return ``text`` as a Markdown code block, which shows it unchanged, without tags, links or formulas.

    It is indented, not fenced: nothing inside can end it, and it is readable where Markdown is not rendered.
    """
    return "\n".join(f"    {line}" for line in plain(text).splitlines())


def outcome(exercise: ExerciseVerdict) -> str:
    """Return what the student sees below a grade cell: points, then each check with its message."""
    head = f"{exercise.name}: {exercise.score:g} of {exercise.max_score:g} points ({exercise.status})"
    return "\n".join([head, *(_check(check) for check in exercise.checks)]) + "\n"


def failures(exercise: ExerciseVerdict) -> list[str]:
    """Return one text per failed check: its name and its message, or the name of the mistake."""
    return [
        "\n".join(wrapped(f"{check.name}: {_message(check) or check.mistake or exercise.status}"))
        for check in exercise.checks
        if not check.passed
    ]


def wrapped(text: str) -> list[str]:
    """Return the lines of ``text``, long ones broken: the pages' blocks do not break them."""
    lines = [
        textwrap.wrap(line, _LINE_CHARACTERS, replace_whitespace=False, break_on_hyphens=False) or [""]
        for line in text.splitlines()
    ]
    return [part for parts in lines for part in parts]


def _check(check: CheckVerdict) -> str:
    line = f"  {'passed' if check.passed else 'FAILED'}  {check.name}: {check.score:g} of {check.max_score:g}"
    groups = [f"{group.name}: {_group(group)}" for group in check.groups if not check.passed]
    parts = [*wrapped(_message(check)), *(part for group in groups for part in wrapped(plain(group)))]
    return plain(line) + "".join(f"\n          {part}" for part in parts)


def _group(group: GroupVerdict) -> str:
    """Return what a group of cases adds to the points of its check."""
    return f"{group.score:g} of {group.max_score:g}" + (f"; {group.message}" if group.message else "")


def _message(check: CheckVerdict) -> str:
    return clip(plain(check.message), MESSAGE_CHARACTERS)
