"""The command line. Exit codes: 0 done, 1 something stayed ungraded through our fault, 2 wrong usage or course.

nbgrader and the graders take seconds to import, so each command imports what it needs.
"""

import codecs
import io
import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from autograder.course import Assignment, Course, assignment_names, find_course, load_assignment
from autograder.errors import CourseError, InternalError
from autograder.text import escaped_json, one_line

if TYPE_CHECKING:
    from autograder.classwork import Plan
    from autograder.sandbox.guests import Tier
    from autograder.verdict import Verdict

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
_console = Console(highlight=False)
_errors = Console(stderr=True, highlight=False)
_LINE_CHARACTERS = 10_000

_Workers = Annotated[int | None, typer.Option(min=1, help="Number of processes; by default one per processor.")]
_Unsafe = Annotated[bool, typer.Option("--unsafe-no-sandbox", help="Run student code with the rights of your account.")]


@app.command()
def build(
    assignments: Annotated[list[str] | None, typer.Argument(help="By default all.")] = None,
    *,
    check: Annotated[bool, typer.Option("--check", help="Change nothing; fail if a built file is stale.")] = False,
) -> None:
    """Build source/ and release/ from the references in solutions/.

    Example: chainrule build fcn_layer
    """
    from autograder.build import build as build_assignment  # noqa: PLC0415
    from autograder.build import stale_files  # noqa: PLC0415
    from autograder.derive.held import insist_on_its_own_slopes  # noqa: PLC0415

    course = find_course(Path.cwd())
    stale = []
    for name in assignments or assignment_names():
        assignment = load_assignment(name)
        insist_on_its_own_slopes(assignment)
        if check:
            stale += stale_files(course, assignment)
        else:
            build_assignment(course, assignment)
            _say(_console, f"built {course.source(name).parent} and {course.release(name)}")
    if stale:
        msg = f"stale: {', '.join(map(str, stale))}; run chainrule build"
        raise CourseError(msg)


@app.command()
def grade(
    assignment: Annotated[str, typer.Argument(help="The assignment's name.")],
    path: Annotated[
        Path | None,
        typer.Argument(
            help="A folder of notebooks, a tree like submitted/, a .zip or a .tar.gz; by default submitted/ is graded."
        ),
    ] = None,
    *,
    workers: _Workers = None,
    out: Annotated[Path | None, typer.Option(help="Folder for results; by default grades/ASSIGNMENT.")] = None,
    unsafe_no_sandbox: _Unsafe = False,
) -> None:
    """Grade a class and publish its marks to gradebook, autograded/, table and report.

    Interrupted runs resume. Example: chainrule grade fcn_layer downloads/
    """
    from autograder.classwork import Plan, default_workers  # noqa: PLC0415
    from autograder.sandbox.selftest import require_sandbox  # noqa: PLC0415

    course = find_course(Path.cwd())
    table = load_assignment(assignment)
    tier = require_sandbox(unsafe=unsafe_no_sandbox)
    plan = Plan(workers or default_workers(), tier, out or course.grades(assignment))
    _grade(course, table, path, plan)


@app.command()
def check(
    notebook: Annotated[Path, typer.Argument(help="The student's notebook.")],
    assignment: Annotated[str, typer.Option(help="The assignment's name.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print the verdict as one line of JSON.")] = False,
    unsafe_no_sandbox: _Unsafe = False,
) -> None:
    """Grade one notebook and print the verdict; nothing is published.

    Example: chainrule check ada.ipynb --assignment fcn_layer
    """
    from autograder.sandbox.selftest import require_sandbox  # noqa: PLC0415
    from autograder.terminal import verdict_text  # noqa: PLC0415
    from autograder.verdict import to_json  # noqa: PLC0415

    if not notebook.is_file():
        msg = f"{notebook}: {'is a folder' if notebook.is_dir() else 'no such file'}; expected a student's notebook"
        raise CourseError(msg)
    table = load_assignment(assignment)
    table.load_reference()
    tier = require_sandbox(unsafe=unsafe_no_sandbox)
    verdict = _check(find_course(Path.cwd()), table, notebook, tier)
    if as_json:
        typer.echo(escaped_json(to_json(verdict).decode()))
    else:
        _console.print(verdict_text(verdict), end="")
    if verdict.status == "ungraded":
        raise typer.Exit(1)


@app.command()
def doctor() -> None:
    """Test whether student code can be run safely on this machine, and say what is missing.

    Example: chainrule doctor
    """
    from autograder.sandbox.environment import student_versions  # noqa: PLC0415
    from autograder.sandbox.selftest import ADVICE, SAFE_TIERS, try_out  # noqa: PLC0415
    from autograder.terminal import findings_table  # noqa: PLC0415

    trials = [try_out(tier) for tier in SAFE_TIERS]
    for trial in trials:
        _say(_console, f"{trial.tier}: {'works' if trial.holds else trial.reason}")
    best = next((trial for trial in trials if trial.holds), None)
    if best is None:
        msg = f"student code cannot be run safely here; {ADVICE}"
        raise CourseError(msg)
    _console.print(findings_table(best.findings))
    _say(_console, f"Student code can be run safely here. The first tier that works is used: {best.tier}.")
    _say(_console, f"Student code runs on {student_versions()}: tell your students.")


@app.command()
def demo() -> None:
    """Make a separate course in demo/ with a class of invented students, and grade it.

    Example: chainrule demo
    """
    from autograder.classwork import Plan, default_workers  # noqa: PLC0415
    from autograder.demo.course import make_course  # noqa: PLC0415
    from autograder.sandbox.selftest import require_sandbox  # noqa: PLC0415

    start = time.perf_counter()
    tier = require_sandbox(unsafe=False)
    assignment = load_assignment("fcn_layer")
    course, classroom = make_course(Path.cwd() / "demo", assignment)
    plan = Plan(default_workers(), tier, course.grades(assignment.name))
    _grade(course, assignment, classroom, plan)
    _say(_console, f"All of it took {time.perf_counter() - start:.1f} s. To explore it: cd {course.root.name}")


def main() -> None:
    """Run the command line; an error that somebody must act on is shown as one line, without a traceback."""
    _speak_utf_8()
    try:
        app()
    except CourseError as error:
        _say(_errors, f"error: {error}", "red")
        sys.exit(2)
    except OSError as error:
        reason = f"{error.filename or 'reading or writing'}: {error.strerror or error}"
        _say(_errors, f"error: {reason}; check what it is, its permissions and the free space on the disk", "red")
        sys.exit(2)
    except InternalError as error:
        _say(_errors, f"internal error: {error}", "red")
        sys.exit(1)


def _speak_utf_8() -> None:
    """Restart in UTF-8 if the locale cannot name every file: students' names are UTF-8, on disk and in archives.

    Processes that this program starts, such as alembic and the graders, inherit the setting.
    """
    if codecs.lookup(sys.getfilesystemencoding()).name != "utf-8" and not sys.flags.utf8_mode:
        environment = os.environ | {"PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8"}
        os.execve(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]], environment)  # noqa: S606 - ourselves
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _check(course: Course, assignment: Assignment, notebook: Path, tier: "Tier") -> "Verdict":
    from autograder.collect import submission_at  # noqa: PLC0415
    from autograder.grading.grade import Engine  # noqa: PLC0415
    from autograder.grading.grade import grade as grade_one  # noqa: PLC0415
    from autograder.grading.work import Setting  # noqa: PLC0415
    from autograder.sandbox.launch import launcher  # noqa: PLC0415
    from autograder.sandbox.limits import Limits  # noqa: PLC0415

    setting = Setting(course, assignment, launcher(tier), Limits())
    with Engine(assignment.grader) as engine:
        return grade_one(setting, engine, submission_at(course, assignment.name, notebook))


def _grade(course: Course, assignment: Assignment, path: Path | None, plan: "Plan") -> None:
    """Grade a class under a progress bar, then show the results."""
    from autograder import terminal  # noqa: PLC0415
    from autograder.classwork import Progress, grade_class  # noqa: PLC0415
    from autograder.sandbox.environment import student_versions  # noqa: PLC0415

    start = time.perf_counter()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # stops a run as Ctrl-C does
    try:
        with terminal.progress(_console) as bar:
            task = bar.add_task(f"grading {assignment.name}", total=None)
            tell = Progress(lambda total: bar.update(task, total=total), lambda: bar.advance(task))
            graded = grade_class(course, assignment, path, plan, tell)
    except KeyboardInterrupt:
        _errors.print("stopped; the same command resumes the run")
        raise typer.Exit(130) from None
    _console.print(terminal.class_table(graded.verdicts))
    for line in graded.refused:
        _say(_errors, f"note: {line}", "yellow")
    duration_s = time.perf_counter() - start
    told = f"{_count(len(graded.verdicts))}, {graded.fresh} graded now, in {duration_s:.1f} s; sandbox: {plan.tier}"
    _console.print(f"\n{told}; {student_versions()}", soft_wrap=True)
    _console.print(terminal.places(graded.results, graded.publication), soft_wrap=True)
    ungraded = sum(verdict.status == "ungraded" for verdict in graded.verdicts)
    if ungraded:
        msg = f"{_count(ungraded)} stayed ungraded through our fault; the same command tries again"
        raise InternalError(msg)


def _count(submissions: int) -> str:
    return "1 submission" if submissions == 1 else f"{submissions} submissions"


def _say(console: Console, text: str, style: str = "") -> None:
    """Print one line; names of files in it may contain anything."""
    console.print(Text(one_line(text, _LINE_CHARACTERS), style), soft_wrap=True)
