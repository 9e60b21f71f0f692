"""Grades the corpus that tests the graders, and prints a table of the verdicts; run by ``make verdicts``.

Right solutions must lose nothing, wrong ones must lose in the right exercise and nowhere else, and a mistake must get
its own name or none. The table also shows how other rules judge the same solutions.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from corpus import Program, mutants, single_changes, variants
from graded import Judged, grade_programs, lost
from rich.console import Console
from rich.table import Table
from rivals import Functions, by_allclose, by_cs231n

from autograder.course import Assignment, find_course, load_assignment
from autograder.demo.classroom import reference_answers

ASSIGNMENT = "fcn_layer"
RIVALS: dict[str, Callable[[str, Functions, Functions], bool]] = {
    "np.allclose": by_allclose,
    "CS231n, 1e-7": by_cs231n(1e-7),
    "CS231n, 1e-5": by_cs231n(1e-5),
}


class Rivals:
    """Judges programs of the corpus by the other rules, in this process."""

    def __init__(self, assignment: Assignment) -> None:
        """Compare solutions with the reference of ``assignment``."""
        self._answers = reference_answers(assignment)
        self._reference = vars(assignment.load_reference())

    def losers(self, programs: Sequence[Program]) -> dict[str, int]:
        """Return, by rule, how many programs lose something in the exercises they answer, or are wrong in."""
        return {
            name: sum(not all(self._passes(rule, program, one) for one in _about(program)) for program in programs)
            for name, rule in RIVALS.items()
        }

    def _passes(self, rule: Callable[[str, Functions, Functions], bool], program: Program, exercise: str) -> bool:
        return rule(exercise, self._functions(program), self._reference)

    def _functions(self, program: Program) -> Functions:
        namespace = dict(self._reference) | {f"right_{name}": self._reference[name] for name in self._answers}
        if not program.alone:  # the right functions must call the program's, as in a notebook
            for source in self._answers.values():
                exec(source, namespace)  # noqa: S102 - the texts are our own
        exec(program.source, namespace)  # noqa: S102
        return namespace


def main() -> int:
    """Print the tables; return 1 if a verdict is not as expected."""
    course, assignment = find_course(Path(__file__).parent), load_assignment(ASSIGNMENT)
    wrong, same = single_changes(assignment)
    right = {"right: variants": variants(assignment), "right: equivalent mutants": same}
    faulty = {"wrong: by hand": mutants(assignment), "wrong: one change of the reference": wrong}
    pairs = {
        "wrong forward, consistent backward: keeps its marks": mutants(assignment, "carried"),
        "the same, but too simple to prove anything: gains none": mutants(assignment, "degenerate"),
    }
    groups = right | faulty | pairs
    programs = [program for group in groups.values() for program in group]
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        judged = grade_programs(course, assignment, programs, Path(folder))
    took_s = time.perf_counter() - start
    console, rivals = Console(width=120), Rivals(assignment)
    console.print(_passes(right, faulty, judged, rivals))
    console.print(_pairs(pairs, judged))
    is_good = _names(console, groups, judged)
    console.print(f"{len(programs)} solutions graded in {took_s:.0f} s")
    lost_right = [program.name for group in right.values() for program in group if lost(judged[program.name])]
    passed = [program.name for group in faulty.values() for program in group if not lost(judged[program.name])]
    strayed = [program.name for program in programs if program.loses and lost(judged[program.name]) != program.loses]
    console.print(f"not as expected: {', '.join({*lost_right, *passed, *strayed}) or 'none'}")
    return 0 if is_good and not (lost_right or passed or strayed) else 1


def _passes(
    right: Mapping[str, Sequence[Program]],
    faulty: Mapping[str, Sequence[Program]],
    judged: Mapping[str, Judged],
    rivals: Rivals,
) -> Table:
    table = Table(title="false fails of right solutions, false passes of wrong ones")
    for heading in ("solutions", "number", "chainrule", *RIVALS):
        table.add_column(heading, justify="left" if heading == "solutions" else "right")
    for name, programs in {**right, **faulty}.items():
        losers = {"chainrule": sum(bool(lost(judged[program.name])) for program in programs)} | rivals.losers(programs)
        counts = losers if name in right else {rule: len(programs) - count for rule, count in losers.items()}
        table.add_row(name, str(len(programs)), *map(str, counts.values()))
    return table


def _pairs(pairs: Mapping[str, Sequence[Program]], judged: Mapping[str, Judged]) -> Table:
    table = Table(title="errors carried forward")
    for heading in ("pairs", "number", "as expected"):
        table.add_column(heading, justify="left" if heading == "pairs" else "right")
    for name, programs in pairs.items():
        good = sum(lost(judged[program.name]) == program.loses for program in programs)
        table.add_row(name, str(len(programs)), str(good))
    return table


def _names(console: Console, groups: Mapping[str, Sequence[Program]], judged: Mapping[str, Judged]) -> bool:
    """Print how mistakes are named; return whether at least 95 % of them are, and none wrongly."""
    wanted = [
        (mistake, judged[program.name][check].mistake)
        for programs in groups.values()
        for program in programs
        for check, mistake in program.mistakes.items()
    ]
    catalogued = [found for mistake, found in wanted if mistake is not None]
    right = sum(mistake == found for mistake, found in wanted if mistake is not None)
    wrong = sum(found is not None and mistake != found for mistake, found in wanted)
    unnamed = len(wanted) - len(catalogued)
    console.print(
        f"handmade mistakes of the catalogue: {len(catalogued)}, {right} with their own name "
        f"({right / len(catalogued):.1%}); of these and {unnamed} others without a name, {wrong} with a wrong name"
    )
    return right >= 0.95 * len(catalogued) and wrong == 0


def _about(program: Program) -> list[str]:
    """Return the exercises in which a wrong program is wrong; for a right one, those that it answers."""
    wrong = {check.split(".")[0] for check in program.loses}
    sides = {function.replace("_forward", "_backward") for function in program.functions if program.change}
    return sorted(wrong or program.functions | (sides if program.alone else set()))


if __name__ == "__main__":
    sys.exit(main())
