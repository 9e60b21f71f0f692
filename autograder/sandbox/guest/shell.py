"""The notebook's cells, run as Jupyter runs them: IPython with magics, but no kernel and no history."""

import functools
import inspect
import random
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Protocol

import numpy as np
from IPython.core.compilerop import CachingCompiler
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config


class TimeUpError(BaseException):
    """Raised in the student's code when its time is over."""


class _Compiler(CachingCompiler):
    """Names compiled code after its cell, so that a traceback can be told in the student's terms."""

    cell = 0

    def get_code_name(self, raw_code: str, transformed_code: str, number: int) -> str:  # noqa: ARG002 - IPython's signature
        return f"<cell {self.cell}>"


class _Shell(InteractiveShell):
    def enable_gui(self, gui: str | None = None) -> None:
        """Accept ``%matplotlib inline``: there is no event loop to start."""

    def system(self, cmd: str) -> None:
        """Answer ``!pip install ...`` without failing the cell: no program can be started here."""
        print(f"not run here: {cmd}")  # noqa: T201 - to the notebook's output
        self.user_ns["_exit_code"] = 1

    system_piped = system_raw = system

    def getoutput(self, cmd: str, split: bool = True, depth: int = 0) -> "list[str] | str":  # noqa: ARG002, FBT001, FBT002
        """Answer ``files = !ls`` with nothing."""
        self.system(cmd)
        return [] if split else ""

    def showtraceback(self, *_args: object, **_kwargs: object) -> None:
        """Print nothing: the exception is in the cell's result."""

    def showsyntaxerror(self, *_args: object, **_kwargs: object) -> None:
        """Print nothing: the exception is in the cell's result."""


class Exchanged(Protocol):
    """Functions of the grader's, see ``exchange``."""

    def restore(self, namespace: dict[str, Any]) -> None:
        """Put every one of them in its place again."""

    def forget(self) -> None:
        """Forget what was noted of a request."""


class Notebook:
    """One namespace in which cells run one after another."""

    def __init__(self) -> None:
        """Start an empty notebook."""
        config = Config()
        config.HistoryManager.enabled = False
        config.InteractiveShell.ast_node_interactivity = "none"
        config.InteractiveShell.colors = "nocolor"
        self._compiler = _Compiler()  # type: ignore[no-untyped-call]
        self._shell = _Shell.instance(config=config)
        self._shell.compile = self._compiler
        self._exchange: Exchanged | None = None

    def exchange(self, functions: "Exchanged") -> None:
        """Let ``functions`` stand under their names from now on, whatever the notebook binds these to."""
        self._exchange = functions
        functions.restore(self._shell.user_ns)

    def forget_calls(self) -> None:
        """Forget what forward functions were given so far."""
        if self._exchange is not None:
            self._exchange.forget()

    def run(self, number: int, source: str, *, fill_gaps: bool) -> None:
        """Run cell ``number``; ``fill_gaps`` keeps whatever its names already stand for.

        Raises:
            BaseException: whatever the cell raised.
        """
        before = dict(self._shell.user_ns) if fill_gaps else {}
        self._compiler.cell = number
        try:
            result = self._shell.run_cell(source, store_history=False, silent=True)  # type: ignore[no-untyped-call]
        finally:
            self._shell.user_ns.update(before)
            if self._exchange is not None:
                self._exchange.restore(self._shell.user_ns)
        error = result.error_before_exec or result.error_in_exec
        if error is not None:
            raise error

    def lookup(self, name: str) -> object:
        """Return what the notebook calls ``name``, or None."""
        found: object = self._shell.user_ns.get(name)
        return found

    @contextmanager
    def watching(self, names: list[str]) -> Iterator[list[str]]:
        """Note which of some functions are called meanwhile, each once."""
        called: list[str] = []
        codes = {_code(self.lookup(name)): name for name in names if callable(self.lookup(name))}

        def note(frame: FrameType, event: str, _argument: object) -> None:
            name = codes.get(frame.f_code) if event == "call" else None
            if name is not None and name not in called:
                called.append(name)

        before = sys.getprofile()
        sys.setprofile(note if codes else before)
        try:
            yield called
        finally:
            sys.setprofile(before)


def _code(function: Any) -> object:  # noqa: ANN401 - whatever the student defined
    """What is run when a function is called, by whatever name: of decorated ones the student's own."""
    inner: Any = inspect.unwrap(function)
    inner = inner.func if isinstance(inner, functools.partial) else inner
    if not hasattr(inner, "__code__"):
        inner = getattr(inner, "__func__", type(inner).__call__)
    return getattr(inner, "__code__", None)


def place(error: BaseException) -> str:
    """Say where in the notebook an exception came from: ``cell 3, line 7``, or nothing."""
    if isinstance(error, SyntaxError) and str(error.filename).startswith("<cell "):
        return f"{str(error.filename)[1:-1]}, line {error.lineno}"
    found = ""
    for frame, line in traceback.walk_tb(error.__traceback__):
        found = _cell_line(frame, line) or found
    return found


def _cell_line(frame: FrameType, line: int) -> str:
    name = frame.f_code.co_filename
    return f"{name[1:-1]}, line {line}" if name.startswith("<cell ") else ""


def seed() -> None:
    """Make what a notebook draws at random the same in every run."""
    np.random.seed(0)  # noqa: NPY002 - students use the global generator
    random.seed(0)
    sys.setrecursionlimit(1000)
