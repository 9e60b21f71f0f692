"""Verdicts in words, and text that may come from a student made harmless."""

import re

from autograder.verdict import CheckVerdict, ExerciseVerdict

MESSAGE_CHARACTERS = 2_000
COMMENT_CHARACTERS = 8_000

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Control characters and lone surrogates cannot be shown or stored; the bidirectional controls make a line
# read differently from what it is. Newline and tab stay.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]",
)


def plain(text: str) -> str:
    r"""Return ``text`` with every kind of line end as ``\n`` and without control characters."""
    return _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))


def clip(text: str, characters: int) -> str:
    """Return ``text``, cut to that many characters with an ellipsis as the last of them."""
    return text if len(text) <= characters else text[: characters - 1] + "…"


def code_block(text: str) -> str:
    """Return ``text`` as a Markdown code block, which shows any text as it stands: no tag, link or formula.

    Indented rather than fenced: nothing inside can end it, and it reads well where Markdown is not rendered.
    """
    return "\n".join(f"    {line}" for line in plain(text).splitlines())


def outcome(exercise: ExerciseVerdict) -> str:
    """Return what the student is told under a grade cell: points, then each check with its message."""
    head = f"{exercise.name}: {exercise.score:g} of {exercise.max_score:g} points ({exercise.status})"
    return "\n".join([head, *(_check(check) for check in exercise.checks)]) + "\n"


def failures(exercise: ExerciseVerdict) -> list[str]:
    """Return one line for each failed check: its name and its message, or the name of the mistake."""
    return [
        f"{check.name}: {_message(check) or check.mistake or exercise.status}"
        for check in exercise.checks
        if not check.passed
    ]


def _check(check: CheckVerdict) -> str:
    line = f"  {'passed' if check.passed else 'FAILED'}  {check.name}: {check.score:g} of {check.max_score:g}"
    message = _message(check)
    return plain(line) + "".join(f"\n          {part}" for part in message.splitlines())


def _message(check: CheckVerdict) -> str:
    return clip(plain(check.message), MESSAGE_CHARACTERS)
