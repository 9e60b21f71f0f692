"""The command line as an instructor uses it: real processes in a real course."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder import cli
from autograder.course import Course, load_assignment
from autograder.demo.classroom import make_class
from autograder.verdict import from_json

Inside = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).parents[1]
SCRIPTS = Path(sys.executable).parent
CLASS = {"amara": 100, "mei": 95, "kwame": 0}


def chainrule(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"COLUMNS": "200"}
    command = [SCRIPTS / "chainrule", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Inside:
    """Run a command in this process, which has loaded by now what a new one would load for a second."""

    def run(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        monkeypatch.chdir(cwd)
        monkeypatch.setattr(sys, "argv", ["chainrule", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, int(ended.value.code or 0), out, err)

    return run


@pytest.fixture(scope="module")
def notebooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("class")
    release = Course(ROOT).require_release("fcn_layer")
    for notebook in make_class(release, load_assignment("fcn_layer"), folder):
        if notebook.stem not in CLASS:
            notebook.unlink()
    return folder


def make_course(root: Path) -> Path:
    shutil.copytree(ROOT / "source", root / "source")
    shutil.copytree(ROOT / "release", root / "release")
    shutil.copyfile(ROOT / "nbgrader_config.py", root / "nbgrader_config.py")
    return root


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return make_course(tmp_path / "course")


@pytest.fixture(scope="module")
def course_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_course(tmp_path_factory.mktemp("once") / "course")


@pytest.fixture(scope="module")
def first_run(course_once: Path, notebooks: Path) -> subprocess.CompletedProcess[str]:
    """What the command says that grades the class for the first time."""
    return chainrule("grade", "fcn_layer", notebooks, "--workers", "2", cwd=course_once)


@pytest.fixture
def graded(course_once: Path, first_run: subprocess.CompletedProcess[str], tmp_path: Path) -> Path:
    """A course with a graded class that is the test's own."""
    assert first_run.returncode == 0, first_run.stderr
    return Path(shutil.copytree(course_once, tmp_path / "graded"))


def results(course: Path) -> dict[str, float]:
    lines = (course / "grades/fcn_layer/results.jsonl").read_bytes().splitlines()
    return {verdict.student: verdict.score for verdict in map(from_json, lines)}


def exported(course: Path) -> dict[str, float]:
    environment = os.environ | {"PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run([SCRIPTS / "nbgrader", "export"], cwd=course, env=environment, capture_output=True, check=True)
    header, *rows = [line.split(",") for line in (course / "grades.csv").read_text().splitlines()]
    return {row[header.index("student_id")]: float(row[header.index("score")]) for row in rows}


def test_grade_shows_marks_and_trouble_and_publishes_the_same_marks(
    graded: Path, first_run: subprocess.CompletedProcess[str]
) -> None:
    assert "linear_backward.db: wrong-axis" in first_run.stdout
    assert results(graded) == CLASS
    assert exported(graded) == CLASS
    for place in ("gradebook.db", "autograded/mei/fcn_layer/fcn_layer.ipynb", "grades/fcn_layer/report.html"):
        assert (graded / place).is_file()


def test_grading_again_grades_nothing_and_changes_nothing(graded: Path) -> None:
    tree = {path: path.read_bytes() for path in graded.rglob("*") if path.is_file() and path.suffix != ".db"}

    run = chainrule("grade", "fcn_layer", cwd=graded)

    assert "0 graded now" in run.stdout
    assert {path: path.read_bytes() for path in tree} == tree
    assert exported(graded) == CLASS


def test_a_changed_submission_is_graded_again_and_alone(graded: Path, notebooks: Path) -> None:
    shutil.copyfile(notebooks / "amara.ipynb", graded / "submitted/mei/fcn_layer/fcn_layer.ipynb")

    run = chainrule("grade", "fcn_layer", cwd=graded)

    assert "1 graded now" in run.stdout
    assert results(graded) == CLASS | {"mei": 100}
    assert exported(graded)["mei"] == 100


def test_results_go_where_out_says(course: Path, notebooks: Path, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    shutil.copyfile(notebooks / "kwame.ipynb", inbox / "kwame.ipynb")

    run = chainrule("grade", "fcn_layer", inbox, "--out", tmp_path / "elsewhere", cwd=course)

    assert run.returncode == 0
    assert {path.name for path in (tmp_path / "elsewhere").iterdir()} >= {"results.jsonl", "grades.csv", "report.html"}
    assert not (course / "grades").exists()


def test_check_prints_the_verdict_for_a_person(course: Path, notebooks: Path) -> None:
    run = chainrule("check", notebooks / "mei.ipynb", "--assignment", "fcn_layer", cwd=course)

    assert run.returncode == 0
    assert "95 of 100 points" in run.stdout
    assert "db [wrong-axis]" in run.stdout
    assert not (course / "gradebook.db").exists()


def test_check_prints_the_verdict_as_json(course: Path, notebooks: Path) -> None:
    run = chainrule("check", notebooks / "mei.ipynb", "--assignment", "fcn_layer", "--json", cwd=course)

    verdict = json.loads(run.stdout)
    assert (verdict["student"], verdict["score"], verdict["status"]) == ("mei", 95.0, "graded")
    assert from_json(run.stdout.encode()).trouble == "linear_backward.db: wrong-axis"


def test_without_namespaces_a_notebook_is_graded_all_the_same(
    course: Path, notebooks: Path, without: Callable[[str], list[str]]
) -> None:
    command: list[str | Path] = [
        SCRIPTS / "chainrule",
        "check",
        notebooks / "mei.ipynb",
        "--assignment",
        "fcn_layer",
        "--json",
    ]
    run = subprocess.run([*without("namespaces"), *command], cwd=course, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    verdict = from_json(run.stdout.encode())
    assert (verdict.score, verdict.tier) == (95.0, "landlock")


def test_without_a_sandbox_grading_is_refused_unless_the_instructor_insists(
    course: Path, notebooks: Path, without: Callable[[str], list[str]]
) -> None:
    command: list[str | Path] = [
        *without("namespaces and landlock"),
        SCRIPTS / "chainrule",
        "check",
        notebooks / "mei.ipynb",
        "--assignment",
        "fcn_layer",
    ]

    refused = subprocess.run(command, cwd=course, capture_output=True, text=True, check=False)
    unsafe = subprocess.run([*command, "--unsafe-no-sandbox"], cwd=course, capture_output=True, text=True, check=False)

    assert refused.returncode == 2
    assert "student code cannot be run safely here" in refused.stderr
    assert "--unsafe-no-sandbox" in refused.stderr
    assert unsafe.returncode == 0, unsafe.stderr
    assert "95 of 100 points" in unsafe.stdout
    assert "no-sandbox" in unsafe.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("grade", "fcn_layr"), "no assignment 'fcn_layr'; there are: computational_graph, fcn_layer,"),
        (("grade", "fcn_layer"), "nothing to grade"),
        (("grade", "fcn_layer", "nowhere"), "nowhere: not a folder"),
        (("grade", "fcn_layer", "."), ".: one of the course's own folders; PATH is a folder of <student>.ipynb files"),
        (("grade", "fcn_layer", "source"), "source: one of the course's own folders"),
        (("check", "nobody.ipynb", "--assignment", "fcn_layer"), "nobody.ipynb: no such file"),
        (("build", "fcn_layr"), "no assignment 'fcn_layr'"),
    ],
)
def test_wrong_use_is_told_in_one_line_with_what_would_be_right(
    inside: Inside, course: Path, arguments: tuple[str, ...], message: str
) -> None:
    run = inside(*arguments, cwd=course)

    assert run.returncode == 2
    assert message in run.stderr
    assert "Traceback" not in run.stderr


def test_results_cannot_go_into_a_file(inside: Inside, course: Path, notebooks: Path) -> None:
    run = inside("grade", "fcn_layer", notebooks, "--out", "nbgrader_config.py", cwd=course)

    assert run.returncode == 2
    assert run.stderr.count("\n") == 1
    assert run.stderr.startswith("error: nbgrader_config.py: File exists; check what it is")


def test_outside_of_a_course_it_says_so(inside: Inside, tmp_path: Path) -> None:
    run = inside("grade", "fcn_layer", cwd=tmp_path)

    assert run.returncode == 2
    assert "not inside a course" in run.stderr


def test_a_course_that_was_not_built_says_how_to_build_it(inside: Inside, course: Path, notebooks: Path) -> None:
    shutil.rmtree(course / "release")

    run = inside("grade", "fcn_layer", notebooks, cwd=course)

    assert run.returncode == 2
    assert "chainrule build fcn_layer" in run.stderr


def test_build_writes_and_check_tells_what_is_stale(course: Path) -> None:
    notebook = course / "release/fcn_layer/fcn_layer.ipynb"
    fresh = notebook.read_bytes()
    notebook.write_bytes(fresh + b"\n")

    stale = chainrule("build", "--check", cwd=course)
    built = chainrule("build", "fcn_layer", cwd=course)

    assert stale.returncode == 2
    assert str(notebook) in stale.stderr
    assert built.returncode == 0
    assert notebook.read_bytes() == fresh
    assert chainrule("build", "--check", cwd=course).returncode == 0


def test_doctor_says_that_student_code_can_be_run_safely(course: Path) -> None:
    run = chainrule("doctor", cwd=course)

    assert run.returncode == 0, run.stderr
    assert "Student code can be run safely here. The first tier that works is used: zygote." in run.stdout
    assert "NOT PREVENTED" not in run.stdout


@pytest.mark.parametrize("command", ["build", "grade", "check", "doctor", "demo"])
def test_every_command_has_help_with_an_example(inside: Inside, command: str, tmp_path: Path) -> None:
    run = inside(command, "--help", cwd=tmp_path)

    assert run.returncode == 0
    assert "Example:" in run.stdout


def test_demo_keeps_away_from_a_folder_that_is_no_demo(inside: Inside, course: Path) -> None:
    (course / "demo").mkdir()
    (course / "demo/thesis.txt").write_text("mine")

    run = inside("demo", cwd=course)

    assert run.returncode == 2
    assert "move it away" in run.stderr
    assert (course / "demo/thesis.txt").read_text() == "mine"
