"""What a guest runs on: the students' environment, with a Python and packages of its own.

Our own environment also holds the references, the graders and nbgrader, which no student may see. It may have another
Python, too: the students' is the newest that was found when ``.student`` was made.
"""

from importlib import metadata
from pathlib import Path

from autograder.errors import CourseError

_STUDENT = Path(__file__).resolve().parents[2] / ".student"


def student_packages() -> Path:
    """Return the folder with the students' packages.

    Raises:
        CourseError: they are not installed.
    """
    folder = _STUDENT / "lib" / f"python{student_python()}" / "site-packages"
    if not (folder / "numpy").is_dir():
        raise _missing(folder)
    return folder


def student_python() -> str:
    """Return the version of Python that runs student code, such as ``3.13``.

    Raises:
        CourseError: there is none.
    """
    return ".".join(_setting("version").split(".")[:2])


def student_version(package: str) -> str:
    """Return the version of a package that students have, such as ``2.3.5``.

    Raises:
        CourseError: they do not have it.
    """
    folder = student_packages()
    for found in metadata.distributions(name=package, path=[str(folder)]):
        return found.version
    raise _missing(folder / package)


def student_versions() -> str:
    """Return what runs student code, in words: ``Python 3.13, NumPy 2.3.5, Matplotlib 3.11.2``.

    Raises:
        CourseError: it is not installed.
    """
    numpy, matplotlib = student_version("numpy"), student_version("matplotlib")
    return f"Python {student_python()}, NumPy {numpy}, Matplotlib {matplotlib}"


def python_prefix() -> Path:
    """Return the folder with the students' interpreter and its library."""
    return python_executable().parents[1]


def python_executable() -> Path:
    """Return the students' interpreter, by its real name.

    Raises:
        CourseError: it is not there.
    """
    path = Path(_setting("executable")).resolve()
    if not path.is_file():
        raise _missing(path)
    return path


def _setting(name: str) -> str:
    """Return a setting that venv wrote into the students' environment."""
    path = _STUDENT / "pyvenv.cfg"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    settings = {key.strip(): value.strip() for key, _, value in (line.partition("=") for line in lines)}
    if not settings.get(name):
        raise _missing(path)
    return settings[name]


def _missing(path: Path) -> CourseError:
    return CourseError(
        f"{path}: not there; install the students' packages: remove {_STUDENT} and run make build, or run python3 -m "
        f"venv {_STUDENT} and {_STUDENT}/bin/python -m pip install -r release/requirements.txt"
    )
