"""Random numbers that cannot be computed from our code alone: they are drawn with a secret of the course.

The secret is made when it is first needed, and kept, so that the same submission gets the same verdict. A course that
is graded on several machines needs the same file on all of them.
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
    """Return a random generator that depends only on ``name`` and the secret of the course.

    Raises:
        CourseError: the secret's file does not contain one.
    """
    return np.random.default_rng(int.from_bytes(hashlib.sha256(secret() + name.encode()).digest()))


def secret() -> bytes:
    """Return the secret of the course, and make it if there is none.

    Raises:
        CourseError: its file does not contain one.
    """
    if not _PLACE.exists():
        _make()
    found = _PLACE.read_bytes()
    if len(found) < _BYTES:
        msg = f"{_PLACE}: does not contain a secret of {_BYTES} bytes; remove it, and a new one is made"
        raise CourseError(msg)
    return found


def _make() -> None:
    """Make the secret; if several processes do so at once, all use the first one's."""
    with tempfile.NamedTemporaryFile(dir=_PLACE.parent, prefix=".chainrule-") as file:  # readable by its owner only
        file.write(secrets.token_bytes(_BYTES))
        file.flush()
        with suppress(FileExistsError):
            os.link(file.name, _PLACE)
