"""The notebook's cells, run as Jupyter runs them: IPython with magics, but no kernel and no history."""

import _sitebuiltins
import ast
import builtins
import getpass
import random
import sys
from collections.abc import Collection
from types import CodeType
from typing import Any, NoReturn, Protocol

import numpy as np
from IPython.core.compilerop import CachingCompiler
from IPython.core.error import UsageError
from IPython.core.interactiveshell import ExecutionInfo, ExecutionResult, InteractiveShell
from traitlets.config import Config

from .absent import offer_stand_ins
from .clock import Clock, TimeUpError
from .failing import Outcome
from .magics import add_magics, not_run
from .statements import Statements, is_async

_TEXTS = ("copyright", "credits", "license")

__all__ = ["Notebook", "TimeUpError", "seed"]


class _Compiler(CachingCompiler):
    """Names compiled code after its cell, so that messages can name cell and line."""

    cell = 0

    def get_code_name(self, raw_code: str, transformed_code: str, number: int) -> str:  # noqa: ARG002 - IPython's signature
        return f"<cell {self.cell}>"


class _Shell(InteractiveShell):
    statements: Statements

    def run_cell(self, raw_cell: str, *_args: object, **_kwargs: object) -> ExecutionResult:
        """Run the body of a cell magic, below the line that is being run."""
        before = len(self.statements.failed)
        self.statements.run_inside(raw_cell, self.statements.line)
        result = ExecutionResult(ExecutionInfo(raw_cell, False, True, True, None))  # type: ignore[no-untyped-call] # noqa: FBT003
        if self.statements.failed[before:]:
            result.error_in_exec = RuntimeError(self.statements.failed[before]["message"])
        return result

    def run_cell_magic(self, magic_name: str, line: str, cell: str) -> object:
        """Run a cell magic; if it is unknown, run its cell as Python, then fail."""
        if self.find_cell_magic(magic_name) is not None:  # type: ignore[no-untyped-call]
            found: object = super().run_cell_magic(magic_name, line, cell)  # type: ignore[no-untyped-call]
            return found
        try:
            ast.parse(self.transform_cell(cell))  # type: ignore[no-untyped-call]
        except Exception:  # noqa: BLE001, S110 - the cell is in another language
            pass
        else:
            self.run_cell(cell)
        msg = f"cell magic %%{magic_name} is not available"
        raise UsageError(msg)

    def ask_exit(self) -> None:
        """Do nothing: the cells below ``exit()`` still have to run."""

    def enable_gui(self, gui: str | None = None) -> None:
        """Do nothing for ``%gui``: there is no event loop to start."""

    def system(self, cmd: str) -> None:
        """Do nothing for ``!pip install ...``, without failing the cell: no program can be started here."""
        not_run(cmd)
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
    """The grader's functions, see ``exchange``."""

    def restore(self, namespace: dict[str, Any]) -> None:
        """Bind every one of them to its name again."""

    def forget(self) -> None:
        """Forget the calls that were noted for a request."""


class _Language:
    """Python as IPython understands it, for ``Statements``."""

    def __init__(self, shell: _Shell) -> None:
        self._shell = shell
        self._compiler = _Compiler()  # type: ignore[no-untyped-call]
        shell.compile = self._compiler
        self.namespace: dict[str, Any] = shell.user_ns
        self.exchanged: Exchanged | None = None

    def parse(self, cell: int, source: str, above: int) -> list[ast.stmt]:
        self._compiler.cell = cell
        lines = source.splitlines(keepends=True)
        empty = next((number for number, line in enumerate(lines) if not line.isspace()), 0)
        below = self._shell.transform_cell(source)  # type: ignore[no-untyped-call]
        text = "\n" * (above + empty) + below  # the transformation removed empty lines at the top
        name = self._compiler.cache(text, 0, raw_code=text)
        tree = self._shell.transform_ast(self._compiler.ast_parse(text, filename=name))  # type: ignore[no-untyped-call]
        statements: list[ast.stmt] = tree.body
        return statements

    def compile(self, cell: int, statement: ast.stmt) -> CodeType:
        with self._compiler.extra_flags(ast.PyCF_ALLOW_TOP_LEVEL_AWAIT):
            module: Any = ast.Module([statement], [])
            return self._compiler(module, f"<cell {cell}>", "exec")

    def execute(self, code: CodeType) -> None:
        try:
            if is_async(code):
                self._shell.loop_runner(eval(code, self.namespace))  # noqa: S307 - student code runs here
            else:
                exec(code, self.namespace)  # noqa: S102
        finally:
            if self.exchanged is not None:
                self.exchanged.restore(self.namespace)


class Notebook:
    """One namespace in which cells run one after another."""

    def __init__(self) -> None:
        """Start an empty notebook."""
        config = Config()
        config.HistoryManager.enabled = False
        config.InteractiveShell.colors = "nocolor"
        self._shell: Any = _Shell.instance(config=config)  # IPython has few types
        _show_nothing(self._shell)
        add_magics(self._shell)
        _complete_builtins()
        offer_stand_ins()
        self._language = _Language(self._shell)
        self._statements = self._shell.statements = Statements(self._language)

    def exchange(self, functions: "Exchanged") -> None:
        """Keep ``functions`` bound to their names from now on, whatever the notebook does."""
        self._language.exchanged = functions
        functions.restore(self._shell.user_ns)

    def forget_calls(self) -> None:
        """Forget the calls of forward functions so far."""
        if self._language.exchanged is not None:
            self._language.exchanged.forget()

    def run(
        self, number: int, source: str, clock: Clock, only: int | None = None, without: Collection[int] = ()
    ) -> list[Outcome]:
        """Run the statements of cell ``number`` and return the failures.

        With ``only``, those that begin in that line; never those that begin in lines ``without``.
        """
        with self._shell.builtin_trap, self._shell.display_trap:
            self._statements.run_cell(number, source, clock, only, without)
        _close_figures()
        return self._statements.failed

    def lines(self, number: int, source: str, clock: Clock) -> list[int]:
        """Return the lines in which statements of cell ``number`` begin."""
        return self._statements.lines_of(number, source, clock)

    def fill_gaps(self, number: int, clock: Clock) -> list[Outcome]:
        """Run the statements of cell ``number`` again that lacked a name; return those that still fail."""
        with self._shell.builtin_trap, self._shell.display_trap:
            self._statements.fill_gaps(number, clock)
        return self._statements.failed

    def forget_gaps(self) -> None:
        """Run no statement again from now on."""
        self._statements.forget()

    def lookup(self, name: str) -> object:
        """Return the notebook's value for ``name``, or None."""
        found: object = self._shell.user_ns.get(name)
        return found


def _show_nothing(shell: Any) -> None:  # noqa: ANN401 - IPython has few types
    """Display text only, make no pictures, and start no pager for help texts."""
    shell.display_formatter.active_types = ["text/plain"]
    shell.set_hook("show_in_pager", lambda *_args, **_kwargs: None, 0)


def _complete_builtins() -> None:
    """Add the builtins that ``site`` adds for interactive use; functions that ask the user raise an error instead."""
    texts = {name: _sitebuiltins._Printer(name, f"{name}: python.org") for name in _TEXTS}  # noqa: SLF001
    vars(builtins).update(texts, help=_sitebuiltins._Helper(), input=_nobody_answers)  # noqa: SLF001 - as site does
    getpass.getpass = _nobody_answers


def _nobody_answers(prompt: object = "", *_args: object, **_kwargs: object) -> NoReturn:
    """Print the question and fail.

    Raises:
        EOFError: always, as nobody can answer.
    """
    print(prompt)  # noqa: T201 - to the notebook's output
    msg = "nobody is there to answer when a notebook is graded"
    raise EOFError(msg)


def _close_figures() -> None:
    """Close the figures of a cell, as Jupyter does."""
    helpers = sys.modules.get("matplotlib._pylab_helpers")
    if helpers is not None and helpers.Gcf.figs:
        helpers.Gcf.destroy_all()


def seed() -> None:
    """Make random numbers the same in every run."""
    np.random.seed(0)  # noqa: NPY002 - students use the global generator
    random.seed(0)
    sys.setrecursionlimit(1000)
