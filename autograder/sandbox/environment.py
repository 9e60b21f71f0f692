"""What a guest can import: these distributions and what they need, each bound alone, nothing beside them.

Our own environment also holds the references, the graders and nbgrader; none of it may be visible to a student.
"""

import functools
import sys
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

STUDENT_DISTRIBUTIONS = ("numpy", "ipython", "matplotlib")


@functools.cache
def guest_packages() -> tuple[Path, ...]:
    """Return every file and folder of site-packages that a guest may see."""
    seen: set[str] = set()
    found: set[Path] = set()
    waiting = list(STUDENT_DISTRIBUTIONS)
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # needed on another system only
            continue
        found.update(_tops(distribution))
        waiting += [
            requirement.name
            for requirement in map(Requirement, distribution.requires or [])
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        ]
    return tuple(sorted(found))


def _tops(distribution: metadata.Distribution) -> set[Path]:
    """The topmost entries a distribution has in site-packages."""
    names = {file.parts[0] for file in distribution.files or ()}
    return {Path(str(distribution.locate_file(name))) for name in names - {"..", "__pycache__"}}


def python_prefix() -> Path:
    """Where the interpreter below our virtual environment lives."""
    return Path(sys.base_prefix).resolve()


def python_executable() -> Path:
    """The interpreter below our virtual environment, by its real name."""
    return Path(sys.executable).resolve()
