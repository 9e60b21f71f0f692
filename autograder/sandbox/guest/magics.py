"""Replacements for IPython's commands that would start a program, ask somebody, or measure what nobody reads here."""

import re
from collections.abc import Callable
from typing import Any

from IPython.core.magic import Magics, cell_magic, line_cell_magic, line_magic, magics_class

_INSTALLERS = ("pip", "conda", "mamba", "micromamba", "uv")
_LANGUAGES = ("bash", "sh", "script", "cmd", "perl", "pypy", "python", "python2", "python3", "ruby")
_OF_KERNELS = ("autosave", "clear", "cls", "connect_info", "less", "man", "more", "qtconsole")
"""Commands that Jupyter's kernel adds to IPython's."""
_REPETITIONS = re.compile(r"-[nr]\s*\d+(?:\s+|$)")
_OPTIONS = re.compile(r"\s*(?:-(?:[nrp]\s*\d+|[tcqov]+)(?:\s+|$))*")


@magics_class
class GuestMagics(Magics):
    """Magics that work differently here than in IPython."""

    def __init__(self, shell: Any, timeit: Callable[..., object]) -> None:  # noqa: ANN401 - IPython has few types
        """Measure with IPython's own ``timeit``."""
        super().__init__(shell)
        self._shell = shell
        self._timeit = timeit

    @cell_magic
    def time(self, line: str, cell: str) -> None:
        """Run the cell without ``%%time``."""
        self._shell.run_cell(f"{line}\n{cell}" if line else cell)

    @line_cell_magic
    def timeit(self, line: str = "", cell: str | None = None, local_ns: dict[str, Any] | None = None) -> object:
        """Run the statement once: nobody reads its time."""
        options = _OPTIONS.match(line)
        end = options.end() if options else 0
        once = f"-n1 -r1 {_REPETITIONS.sub('', line[:end])}{line[end:]}"
        return self._timeit(once, cell, local_ns)

    @line_magic
    def matplotlib(self, _line: str) -> None:
        """Use the inline backend whatever was asked for: nobody sees the pictures."""
        self._shell.enable_matplotlib("inline")

    @line_magic
    def reset(self, _line: str) -> None:
        """Do nothing: the checks above ran before a ``%reset`` in the last cell."""


def not_run(what: str) -> None:
    """Print that a command was not run: no program can be started here."""
    print(f"not run here: {what}")  # noqa: T201 - to the notebook's output


def add_magics(shell: Any) -> None:  # noqa: ANN401 - IPython has few types
    """Replace IPython's magics with ours."""
    manager = shell.magics_manager
    manager.register(GuestMagics(shell, shell.find_line_magic("timeit")))
    for name in (*_INSTALLERS, *_OF_KERNELS):
        manager.register_function(lambda line, name=name: not_run(f"{name} {line}"), "line", name)
    for name in _LANGUAGES:
        manager.register_function(lambda line, _cell, name=name: not_run(f"{name} {line}"), "cell", name)
