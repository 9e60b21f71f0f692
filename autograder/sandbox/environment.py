"""What a guest can import: the environment that students work in, installed apart from ours.

Our own environment also holds the references, the graders and nbgrader; none of it may be visible to a student.
"""

import sys
from pathlib import Path

from autograder.errors import CourseError

_STUDENT = Path(__file__).resolve().parents[2] / ".student"


def student_packages() -> Path:
    """Return the folder with the packages that students have.

    Raises:
        CourseError: it was not installed, or for another Python.
    """
    folder = _STUDENT / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    if not (folder / "numpy").is_dir():
        msg = (
            f"{folder}: no packages of students there; install what they have: {sys.executable} -m venv {_STUDENT}, "
            f"then {_STUDENT}/bin/python -m pip install -r release/requirements.txt"
        )
        raise CourseError(msg)
    return folder


def python_prefix() -> Path:
    """Where the interpreter below our virtual environment lives."""
    return Path(sys.base_prefix).resolve()


def python_executable() -> Path:
    """The interpreter below our virtual environment, by its real name."""
    return Path(sys.executable).resolve()
