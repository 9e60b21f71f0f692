"""Grades every attack of the corpus and prints what happened; run by ``make attacks``."""

import os
import sys
import tempfile
from pathlib import Path

from arena import CANARY, broken, fight, left_behind, unharmed
from attack_corpus import Attack, attacks, foreign, what_was_seen
from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.course import find_course

_HEADINGS = ("attack", "goal", "expected", "seen", "seconds")


def main() -> int:
    """Print the table; return 1 if an attack had another result than expected."""
    course, console = find_course(Path(__file__).parent), Console(width=150)
    table = Table(title="attacks, each graded as a submission", show_lines=True)
    for heading in _HEADINGS:
        table.add_column(heading, justify="right" if heading == "seconds" else "left", overflow="fold")
    every = sorted([*attacks(), *foreign()], key=lambda attack: attack.name)
    os.environ["CHAINRULE_SECRET"] = CANARY
    with tempfile.TemporaryDirectory() as place:
        folder, count = Path(place), 0
        usual = unharmed(course, folder)
        fights = {fought.name: fought for fought in fight(course, every, folder)}
    for attack in every:
        fought = fights[attack.name]
        wrong = broken(attack, fought, usual)
        count += bool(wrong)
        seen = " ".join(sorted(what_was_seen(fought.verdict, fought.number, usual))) or "nothing"
        told = Text("; ".join(wrong), style="red") if wrong else Text(seen)
        table.add_row(attack.name, Text(attack.goal), Text(_expected(attack)), told, f"{fought.seconds:.1f}")
    console.print(table)
    left = left_behind(sorted({mark for attack in every for mark in attack.marks}), [course.root])
    if left:
        console.print("left behind:", *left)
    console.print(f"{len(every)} attacks, {count} with another result than expected")
    return 1 if count or left else 0


def _expected(attack: Attack) -> str:
    """Return what must happen, in the words of the corpus."""
    if attack.seen is not None:
        return " or ".join(" ".join(sorted(words)) or "nothing" for words in attack.seen)
    return "a process that is ended" if attack.must_end else f"at most {attack.most_score:.0%} of the points"


if __name__ == "__main__":
    sys.exit(main())
