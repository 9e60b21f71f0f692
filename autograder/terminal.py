"""Verdicts and progress for a person at a terminal; text from a student is shown as plain text."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from autograder.sandbox.selftest import Finding
from autograder.text import clip, one_line, plain
from autograder.verdict import ExerciseVerdict, Verdict

if TYPE_CHECKING:
    from autograder.publish import Publication  # takes seconds to import

_NAME_CHARACTERS = 80
_TROUBLE_CHARACTERS = 70
_DETAIL_CHARACTERS = 500
_MESSAGE_CHARACTERS = 2_000
_PATH_CHARACTERS = 4_096
_INDENT = " " * 8  # without it a message could contain lines that look like ours
_STYLE = {"correct": "green", "wrong": "red"}


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        """Show how many are done per second."""
        return Text(f"{task.speed:.1f}/s" if task.speed else "-/s")


def progress(console: Console) -> Progress:
    """Return a bar with count, rate and time left."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True)


def class_table(verdicts: Iterable[Verdict]) -> Table:
    """Return a table of students with their marks and the first problem of each."""
    table = Table("student", "marks", "trouble", box=None, pad_edge=False)
    table.columns[1].justify = "right"
    for verdict in verdicts:
        marks = "-" if verdict.status == "ungraded" else f"{verdict.score:g} / {verdict.max_score:g}"
        style = "yellow" if verdict.status == "ungraded" else ""
        trouble = one_line(verdict.trouble, _TROUBLE_CHARACTERS)
        table.add_row(Text(one_line(verdict.student, _NAME_CHARACTERS)), marks, Text(trouble), style=style)
    return table


def verdict_text(verdict: Verdict) -> Text:
    """Return the verdict on one submission in full, including incidents."""
    text = Text()
    if verdict.status == "graded":
        text.append(f"{verdict.score:g} of {verdict.max_score:g} points", "bold")
        text.append(f"; sandbox: {verdict.tier}\n" if verdict.tier else "\n")
    for exercise in verdict.exercises:
        _append_exercise(text, exercise)
    for incident in verdict.incidents:
        text.append(f"note: {incident.kind}: {one_line(incident.detail, _DETAIL_CHARACTERS)}\n", "yellow")
    return text


def places(results: Path, publication: "Publication") -> Text:
    """Return the paths of everything that was written."""
    files = (
        ("gradebook", publication.gradebook),
        ("autograded", publication.autograded),
        ("results", results),
        ("table", publication.csv),
        ("report", publication.report),
    )
    return Text("\n".join(f"{name:<11} {one_line(str(path), _PATH_CHARACTERS)}" for name, path in files))


def findings_table(findings: Iterable[Finding]) -> Table:
    """Return a table of the self-test: what student code must not be able to do, and whether it was prevented."""
    table = Table("student code tries to", "", box=None, pad_edge=False)
    for finding in findings:
        result = Text("prevented", "green") if finding.prevented else Text("NOT PREVENTED", "bold red")
        table.add_row(finding.attempt, result)
    return table


def _append_exercise(text: Text, exercise: ExerciseVerdict) -> None:
    style = _STYLE.get(exercise.status, "yellow")
    text.append(f"{exercise.name}: {exercise.score:g} of {exercise.max_score:g}, ")
    text.append(exercise.status + "\n", style)
    for check in exercise.checks:
        if not check.passed:
            name = f" [{check.mistake}]" if check.mistake else ""
            message = clip(plain(check.message), _MESSAGE_CHARACTERS).replace("\n", "\n" + _INDENT)
            text.append(f"    {check.name}{name}: {message}\n")
