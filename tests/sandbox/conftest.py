"""Guests in the real sandbox, with limits small enough that no test waits long."""

import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from autograder.sandbox.calls import Call, Outcome
from autograder.sandbox.guests import Launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Cell, Session

SMALL = Limits(
    cell_cpu_s=2.0,
    cell_wall_s=4.0,
    call_cpu_s=1.0,
    call_wall_s=2.0,
    grace_s=1.0,
    start_wall_s=30.0,
    lives=4,
    cpu_s=20,
    memory_bytes=1 << 30,
    output_kept_bytes=4096,
    output_bytes=1 << 20,
)

OpenSession = Callable[..., Session]


@pytest.fixture
def limits() -> Limits:
    return SMALL


@pytest.fixture
def open_session(zygote: Launcher, limits: Limits) -> Iterator[OpenSession]:
    """Open sessions of cells numbered from 1; every one is ended with the test."""
    opened: list[Session] = []

    def build(
        *sources: str,
        files: tuple[Path, ...] = (),
        limits: Limits = limits,
        modules: Mapping[str, bytes] | None = None,
    ) -> Session:
        cells = [Cell(number, source) for number, source in enumerate(sources, 1)]
        session = Session(zygote, cells, files, limits, modules=modules)
        opened.append(session)
        return session

    yield build
    for session in opened:
        session.__exit__(None, None, None)


@pytest.fixture
def ask(open_session: OpenSession) -> Callable[..., Outcome]:
    """Define functions in one cell of a new session and call one of them."""

    def call(source: str, function: str, *arguments: object, limits: Limits = SMALL) -> Outcome:
        return open_session(source, limits=limits).run([Call(function, arguments)])[0]

    return call


@pytest.fixture(scope="module")
def evaluate(zygote: Launcher) -> Iterator[Callable[[str], list[Outcome]]]:
    """Evaluate an expression and then ``1 + 1``, in one request of one guest that must live through all of them."""
    helpers = (
        "import numpy as np\n"
        "def evaluate(expression): return eval(expression)\n"
        "def throw(error): raise error\n"
        "def endless(): return endless()\n"
    )
    with Session(zygote, [Cell(1, helpers)], (), SMALL) as session:
        yield lambda expression: session.run([Call("evaluate", (text,)) for text in (expression, "1 + 1")])
    assert session.deaths == []


@pytest.fixture
def seconds() -> Callable[[], float]:
    """Tell how long the test has been running."""
    start = time.monotonic()
    return lambda: time.monotonic() - start
