"""What a guest finds that Landlock shuts in: all of Python and the students' packages, and no other package."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.sandbox.calls import Call, Outcome, Returned
from autograder.sandbox.environment import python_prefix, student_packages
from autograder.sandbox.launch import launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.mounts import site_folders
from autograder.sandbox.session import Cell, Session

SOURCE = """
import importlib, os, sys

def imported(name, folder=None):
    if folder is not None:
        sys.path.insert(0, folder)
    importlib.invalidate_caches()
    try:
        return importlib.import_module(name).__name__
    except ImportError as error:
        return type(error).__name__
    finally:
        if folder is not None:
            sys.path.remove(folder)

def opened(path):
    try:
        return len(os.listdir(path)) if os.path.isdir(path) else len(open(path, 'rb').read())
    except PermissionError:
        return 'refused'

def drawn():
    import matplotlib.pyplot as plt
    figure, axes = plt.subplots()
    axes.plot([1, 2])
    axes.set_title('loss')
    figure.canvas.draw()
    return len(axes.lines)
"""


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    starter = launcher("landlock")
    with Session(starter, [Cell(1, SOURCE)], (), Limits()) as session:
        yield session
    starter.close()


def value(outcome: Outcome) -> object:
    assert isinstance(outcome, Returned), outcome
    return outcome.value


def a_file_in(folder: str) -> str:
    return str(next(path for path in Path(folder).rglob("*") if path.is_file() and path.stat().st_size))


@pytest.mark.parametrize(
    "name", ["wave", "xml.dom.minidom", "sqlite3", "unittest.mock", "numpy.polynomial", "IPython.core.magics"]
)
def test_modules_of_python_and_of_students_are_found(session: Session, name: str) -> None:
    assert value(session.run([Call("imported", (name,))])[0]) == name


def test_a_plot_is_drawn(session: Session) -> None:
    assert value(session.run([Call("drawn", ())])[0]) == 1


def test_the_packages_of_others_are_neither_listed_nor_read_nor_imported(session: Session, tmp_path: Path) -> None:
    folders = [folder for folder in site_folders() if any(Path(folder).iterdir())]
    assert str(student_packages()) not in folders
    paths = [tmp_path, python_prefix() / "lib", *folders, *map(a_file_in, folders)]
    calls = [Call("opened", (str(path),)) for path in paths]
    assert {value(outcome) for outcome in session.run(calls)} == {"refused"}
    theirs = {path.name for path in student_packages().iterdir()} | sys.stdlib_module_names
    packages = [path.parent for folder in folders for path in Path(folder).glob("*/__init__.py")]
    calls = [Call("imported", (path.name, str(path.parent))) for path in packages if path.name not in theirs]
    assert {value(outcome) for outcome in session.run(calls)} <= {"ModuleNotFoundError"}
