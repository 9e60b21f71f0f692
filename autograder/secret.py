"""Random numbers that nobody can compute who knows our code: they are drawn with a secret of the course.

The secret is made when it is first asked for, and stays: the same submission gets the same verdict. A course that is
graded on several machines has to have the same file on all of them.
"""

import hashlib
import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

import numpy as np

from autograder.errors import CourseError

_PLACE = Path(__file__).resolve().parents[1] / ".chainrule-secret"
_BYTES = 32


def secret_generator(name: str) -> np.random.Generator:
    """Return random numbers that depend on ``name`` and the secret of the course alone.

    Raises:
        CourseError: the file of the secret holds none.
    """
    return np.random.default_rng(int.from_bytes(hashlib.sha256(secret() + name.encode()).digest()))


def secret() -> bytes:
    """Return the secret of the course, and make it first if there is none.

    Raises:
        CourseError: its file holds none.
    """
    if not _PLACE.exists():
        _make()
    found = _PLACE.read_bytes()
    if len(found) < _BYTES:
        msg = f"{_PLACE}: holds no secret of {_BYTES} bytes; remove it, and another one is made"
        raise CourseError(msg)
    return found


def _make() -> None:
    """Make the secret; of several processes that do so at once one wins."""
    with tempfile.NamedTemporaryFile(dir=_PLACE.parent, prefix=".chainrule-") as file:  # for nobody else to read
        file.write(secrets.token_bytes(_BYTES))
        file.flush()
        with suppress(FileExistsError):
            os.link(file.name, _PLACE)
