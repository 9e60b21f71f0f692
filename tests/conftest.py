"""What most tests run students' code in."""

from collections.abc import Iterator

import pytest

from autograder.sandbox.guests import Launcher
from autograder.sandbox.launch import launcher


@pytest.fixture(scope="session")
def zygote() -> Iterator[Launcher]:
    """A launcher whose guests start in milliseconds; it may be used by any number of sessions, one after another."""
    starter = launcher("zygote")
    yield starter
    starter.close()
