"""Modules with a slip or two in what an exercise is judged by: its functions, and those that they call."""

import ast
import functools
import inspect
import itertools
import sys
import warnings
from collections.abc import Mapping, Sequence
from types import FunctionType, ModuleType
from typing import Any, NamedTuple

from autograder.source.slips import Slip, slips, twofold

_MOST_TOGETHER, _MOST_APART = 750, 1500
"""So many pairs of slips are tried in one function, and in two: each takes a millisecond, once for all submissions."""
_MOST_TWOFOLD_OF_CLASS = 300
_MOST_OF_NAME = 2
"""So many slips of a name are tried beside slips in another function."""
_MOST_OF_PART = 12
"""Of a function that is called, slips up to this order are tried."""

Line = tuple[str, int]
"""A line of a file."""
_Pair = tuple[int, ModuleType, Mapping[str, Slip]]
Module = Mapping[str, Any]
"""The names of a module in which functions are changed."""


class Slipped(NamedTuple):
    """A module and the functions that are changed in it, by name; ``is_forward`` if that is a forward function.

    ``lines`` are those that are changed; none where all of it may be.
    """

    name: str
    module: ModuleType
    sources: Mapping[str, str]
    order: float
    lines: frozenset[Line] = frozenset()
    is_forward: bool = False

    @property
    def is_told(self) -> bool:
        """Whether somebody gave the mistake its name."""
        return self.order < 0

    def made(self) -> Module:
        """Return the names of the module with the changed functions, which its other functions call, too."""
        names: dict[str, Any] = {}
        for module in (*_imported(self.module), self.module):
            names |= vars(module)
        for name, value in names.items():
            if _is_ours(self.module, value) and inspect.isfunction(value):
                names[name] = FunctionType(value.__code__, names, name, value.__defaults__, value.__closure__)
        # the methods of a class keep calling what they called, unless it is made anew
        for name, source in {**_classes(self.module), **self.sources}.items():
            with warnings.catch_warnings(action="ignore"):
                exec(compile(source, name, "exec"), names)  # noqa: S102 - our own reference, changed by ourselves
        return names


@functools.cache
def _classes(module: ModuleType) -> Mapping[str, str]:
    """The sources of a module's own classes."""
    classes = [value for value in vars(module).values() if inspect.isclass(value)]
    return {one.__name__: inspect.getsource(one) for one in classes if one.__module__ == module.__name__}


def _is_ours(module: ModuleType, value: object) -> bool:
    """Whether something was defined in a module, or in another one beside it."""
    package = module.__name__.rpartition(".")[0]
    found = getattr(value, "__module__", None)
    return isinstance(found, str) and (found == module.__name__ or (package != "" and found.startswith(f"{package}.")))


@functools.cache
def _imported(module: ModuleType) -> Sequence[ModuleType]:
    """The modules beside a module that its functions come from."""
    functions = [value for value in vars(module).values() if inspect.isfunction(value) and _is_ours(module, value)]
    others = {one.__module__ for one in functions} - {module.__name__}
    return [sys.modules[name] for name in sorted(others)]


def with_one(
    modules: Sequence[ModuleType], functions: tuple[str, ...], *, forward: str | None, only_values: bool
) -> list[Slipped]:
    """Return the modules with a slip in one of ``functions`` or in what these call, the more telling first."""
    found = []
    for module, name in itertools.chain.from_iterable(_with_parts(module, functions) for module in modules):
        part = 0 if name in functions else 0.25
        for slip in _slips(module, name, only_values=only_values):
            if name in functions or slip.order < _MOST_OF_PART:
                one = _made_of(module, {name: slip})
                found.append(one._replace(order=one.order + part, is_forward=name in _of_forward(module, forward)))
    return sorted(found, key=lambda one: one.order)


def _of_forward(module: ModuleType, forward: str | None) -> list[str]:
    return [name for _, name in _with_parts(module, (forward,))] if forward else []


def _made_of(module: ModuleType, changed: Mapping[str, Slip]) -> Slipped:
    names = sorted({part for slip in changed.values() for part in slip.name.split("+")})
    lines = frozenset(
        (file, line + above)
        for file, above, slip in ((*_place(module, name), slip) for name, slip in changed.items())
        for line in slip.lines
    )
    sources = {function: slip.source for function, slip in changed.items()}
    return Slipped("+".join(names), module, sources, sum(slip.order for slip in changed.values()), lines)


def with_two(modules: Sequence[ModuleType], functions: tuple[str, ...], *, only_values: bool) -> list[Slipped]:
    """Return the modules with two telling slips, in one function or in two of them."""
    most = (_MOST_TWOFOLD_OF_CLASS,) * 2 if only_values else (_MOST_TOGETHER, _MOST_APART)
    together: list[_Pair] = []
    apart: list[_Pair] = []
    for module in modules:
        names = [name for _, name in _with_parts(module, functions)]
        for name in names:
            source = _source(module, name)
            pairs = twofold(source, only_values=only_values) if source else ()
            together += [(slip.order, module, {name: slip}) for slip in pairs]
        for one, other in itertools.combinations(names, 2):
            first, second = (_varied(_slips(module, name, only_values=only_values)) for name in (one, other))
            for (at, slip), (there, beside) in itertools.product(enumerate(first), enumerate(second)):
                if slip.name != beside.name:
                    apart.append((at + there, module, {one: slip, other: beside}))
    kinds = zip((together, apart), most, strict=True)
    chosen = [one for kind, number in kinds for one in sorted(kind, key=lambda one: one[0])[:number]]
    return [_made_of(module, changed) for _, module, changed in chosen]


def _varied(found: Sequence[Slip]) -> list[Slip]:
    """The first slips of each name, the first of all names before the second."""
    count: dict[str, int] = {}
    ranked: list[tuple[int, Slip]] = []
    for slip in found:
        count[slip.name] = count.get(slip.name, 0) + 1
        ranked.append((count[slip.name], slip))
    return [slip for rank, slip in sorted(ranked, key=lambda one: one[0]) if rank <= _MOST_OF_NAME]


@functools.cache
def _with_parts(module: ModuleType, functions: tuple[str, ...]) -> list[tuple[ModuleType, str]]:
    """The functions, and those of the same module that they call, each after its module."""
    found = list(functions)
    for name in found:
        source = _source(module, name)
        if not source:
            continue
        called = {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)}
        found += [one for one in sorted(called) if one not in found and _source(module, one)]
    return [(module, name) for name in found]


def _slips(module: ModuleType, function: str, *, only_values: bool) -> Sequence[Slip]:
    source = _source(module, function)
    return slips(source, only_values=only_values) if source else ()


@functools.cache
def _named(module: ModuleType, name: str) -> object:
    """What a name stands for in a module, or in those beside it that its functions come from."""
    found = [vars(one)[name] for one in (module, *_imported(module)) if name in vars(one)]
    return found[0] if found else None


@functools.cache
def _place(module: ModuleType, name: str) -> Line:
    """The file of a function, and how many lines of it stand above."""
    found: Any = _named(module, name)
    return inspect.getsourcefile(found) or "", inspect.getsourcelines(found)[1] - 1


@functools.cache
def _source(module: ModuleType, name: str) -> str:
    """The source of a function or class of a module; nothing where it was read from no file, or is not ours."""
    found = _named(module, name)
    if not (inspect.isfunction(found) or inspect.isclass(found)) or found.__name__ != name:
        return ""
    if not _is_ours(module, found):
        return ""
    try:
        return inspect.getsource(found)
    except (OSError, TypeError):
        return ""
