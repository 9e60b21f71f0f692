"""The contract of an exercise, read from the ``Shapes:`` section of its docstring.

A section has arguments, an arrow and results, with commas in between; without an arrow all are results. Each is

- ``W (n, n_prev)``: an array, whose dimensions are symbols, whole numbers, or made of both, as in ``H - HH + 1``;
- ``q any shape``, ``q any shape or scalar``, or ``(n, *shape)``, where ``*shape`` are any dimensions;
- ``J scalar``: a number;
- ``cache``: whatever the student likes; it stays where the student's functions are;
- ``x, y of one shape or scalars`` and, for results, ``dx, dy of that shape`` or ``dq, the shape of q``.

A result that has dimensions only, as ``-> (n, p)``, gets its name from the table of points. What follows a semicolon,
or a colon behind the dimensions, is a remark. Behind the dimensions of an argument may stand what its numbers are:
``integers below C``, ``rows add up to 1``, ``columns add up to 1``, ``one-hot rows``, ``one-hot columns``; and an item
by itself may be a range: ``0 < p < 1``, ``var > 0``. A line ``activation: sigmoid, tanh or relu`` gives choices; so
does the sentence that ``activation`` "is none of ``ACTIVATIONS``", with a tuple of the module.

Lists and dicts of arrays by layer, functions and objects are no matter of this section: graders for these are written
by hand.
"""

import ast
import functools
import inspect
import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any, Literal, NoReturn

import msgspec

from autograder.errors import CourseError

Numbers = Literal["normal", "integers", "shares-rows", "shares-columns", "one-hot-rows", "one-hot-columns"]
Sizes = Mapping[str, int | tuple[int, ...]]
"""How long each symbol is; ``*shape`` stands for several dimensions."""

ANY = "*shape"
_NUMBERS: Mapping[str, Numbers] = {
    "rows add up to 1": "shares-rows",
    "columns add up to 1": "shares-columns",
    "one-hot rows": "one-hot-rows",
    "one-hot columns": "one-hot-columns",
}
_NAME = r"[A-Za-z_]\w*"
_NUMBER = r"-?\d+(?:\.\d+)?"
_ITEM = re.compile(rf"(?P<name>{_NAME})?\s*(?:\((?P<dimensions>[^()]*)\)|(?P<scalar>scalar))\s*(?P<words>[\w -]*)")
_RANGE = re.compile(rf"(?:(?P<low>{_NUMBER})\s*<\s*)?(?P<name>{_NAME})(?:\s*(?P<sign>[<>])\s*(?P<bound>{_NUMBER}))?")
_LIKE = re.compile(
    rf"(?P<name>{_NAME})?\s*(?:of one shape|of that shape|that of \w+|the shape of \w+|any shape|any)"
    r"(?P<or> or scalars?)?"
)
_CHOICES = re.compile(rf"\s*({_NAME}): ((?:\w+, )*\w+,? or \w+)\s*")
_FROM_A_TUPLE = re.compile(rf"``({_NAME})`` is none of\s+``({_NAME})``")


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """An argument or a result.

    ``dimensions`` are () for a number. ``numbers`` are what an argument holds; integers are below the size ``below``.
    The numbers lie between ``low`` and ``high``, if these are given.
    """

    name: str
    dimensions: tuple[str, ...] = ()
    is_scalar: bool = False
    may_be_scalar: bool = False
    is_cache: bool = False
    numbers: Numbers = "normal"
    below: str = ""
    low: float | None = None
    high: float | None = None

    @property
    def symbols(self) -> tuple[str, ...]:
        """The symbols in its dimensions."""
        found = ([one] if one.startswith("*") else re.findall(_NAME, one) for one in self.dimensions)
        return tuple(dict.fromkeys(itertools.chain.from_iterable(found)))

    @property
    def is_free(self) -> bool:
        """Whether any numbers will do."""
        return self.numbers == "normal" and self.low is None and self.high is None

    def shape(self, sizes: Sizes) -> tuple[int, ...]:
        """Return the shape that it has where the symbols have these sizes."""
        found: list[int] = []
        for dimension in self.dimensions:
            size = sizes[dimension] if dimension in sizes else _worked_out(dimension, sizes)
            found.extend(size if isinstance(size, tuple) else (size,))
        return tuple(found)


class Contract(msgspec.Struct, frozen=True, kw_only=True):
    """What a function takes and returns.

    ``parameters`` are the names in its signature; ``arguments`` are those with a shape. Others are a size, several
    (``shape (p, k)`` as a tuple), a choice, a cache, or left at their defaults. ``text`` is the whole docstring and
    ``where`` file, line and function, for messages.
    """

    function: str
    where: str
    text: str
    parameters: tuple[str, ...]
    arguments: tuple[Item, ...]
    results: tuple[Item, ...]
    tuples: frozenset[str]
    choices: Mapping[str, tuple[str, ...]]

    @property
    def symbols(self) -> tuple[str, ...]:
        """Symbols in the dimensions of the arguments, in the order in which a reader meets them."""
        found = [symbol for item in self.arguments for symbol in item.symbols]
        found += [symbol for item in self.results for symbol in item.symbols if symbol in self.parameters]
        return tuple(dict.fromkeys(found))

    @property
    def has_cache(self) -> bool:
        """Whether the second result is a cache."""
        return any(item.is_cache for item in self.results)

    @property
    def takes_cache(self) -> bool:
        """Whether it is handed what a forward function kept."""
        return any(name.startswith("cache") for name in self.parameters)

    def argument(self, name: str) -> Item | None:
        """Return the argument of this name, if it has a shape."""
        return next((item for item in self.arguments if item.name == name), None)

    def refuse(self, told: str) -> NoReturn:
        """Say what is wrong with the docstring.

        Raises:
            CourseError: always.
        """
        msg = f"{self.where}: {told}"
        raise CourseError(msg)


def contract_of(module: ModuleType, name: str) -> Contract:
    """Read the contract of a function of a reference.

    Raises:
        CourseError: there is no such function, no ``Shapes:`` section, or one that cannot be read.
    """
    function = getattr(module, name, None)
    if function is None or not inspect.isfunction(function):
        msg = f"{module.__file__}: there is no function {name}; an exercise that is none needs a grader of its own"
        raise CourseError(msg)
    return _Reader(module, function).contract()


class _Reader:
    """Reads one docstring."""

    def __init__(self, module: ModuleType, function: Callable[..., Any]) -> None:
        self._module = module
        self._function = function
        self._name: str = function.__name__
        self._text = inspect.getdoc(function) or ""
        self._signature = inspect.signature(function)
        self._line = function.__code__.co_firstlineno

    def contract(self) -> Contract:
        section = self._section()
        lines = [line for line in section if not _CHOICES.fullmatch(line)]
        text = " ".join(" ".join(lines).split()).partition(";")[0]
        left, arrow, right = (side.partition(":")[0] for side in text.partition("->"))
        arguments = list(self._items(left)) if arrow else []
        results = list(self._items(right if arrow else left))
        parameters = tuple(self._signature.parameters)
        tuples = frozenset(item.name for item in arguments if self._is_a_tuple(item.name))
        self._insist_on_arguments(arguments, parameters)
        contract = Contract(
            function=self._name,
            where=f"{self._module.__file__}:{self._line}: {self._name}",
            text=self._text,
            parameters=parameters,
            arguments=tuple(item for item in arguments if not item.is_cache),
            results=tuple(results),
            tuples=tuples,
            choices=self._choices(section),
        )
        self._insist_on_parameters(contract)
        return contract

    def _section(self) -> list[str]:
        lines = self._text.splitlines()
        start = next((number for number, line in enumerate(lines, start=1) if line.strip() == "Shapes:"), None)
        if start is None:
            self._refuse("its docstring has no `Shapes:` section", "Shapes:\n    x (N, D), w (D, M) -> out (N, M)")
        self._line = self._first_line_of_docstring() + start - 1
        found: list[str] = []
        for line in lines[start:]:
            if not line.startswith("    "):
                break
            found.append(line)
        return found

    def _first_line_of_docstring(self) -> int:
        lines, start = inspect.getsourcelines(self._function)
        return start + next((number for number, line in enumerate(lines) if '"""' in line), 0)

    def _items(self, text: str) -> Iterator[Item]:
        """Yield the items of one side; those without a shape share that of the next one that has one."""
        waiting: list[str] = []
        ranges: dict[str, tuple[float | None, float | None]] = {}
        found: list[Item] = []
        for part in _parts(text):
            item, within = self._item(part), _RANGE.fullmatch(part)
            if item is not None and waiting and not item.name:
                found += [msgspec.structs.replace(item, name=name) for name in waiting]
                waiting = []
            elif item is not None:
                found += [msgspec.structs.replace(item, name=name) for name in waiting]
                waiting = []
                found.append(item)
            elif part.startswith("cache") and part.isidentifier():
                found.append(Item(name=part, is_cache=True))
            elif part.isidentifier():
                waiting.append(part)
            elif within is not None:
                ranges[within["name"]] = _bounds(within)
            else:
                self._refuse(f"`{part}` in its `Shapes:` cannot be read", "W (n, m), x any shape, J scalar or cache")
        if waiting:
            self._refuse(f"`{waiting[0]}` in its `Shapes:` has no shape", f"{waiting[0]} (n, m), or scalar")
        for item in found:
            low, high = ranges.get(item.name, (None, None))
            yield msgspec.structs.replace(item, low=low, high=high)

    def _item(self, part: str) -> Item | None:
        like = _LIKE.fullmatch(part)
        if like is not None:
            return Item(name=like["name"] or "", dimensions=(ANY,), may_be_scalar=like["or"] is not None)
        match = _ITEM.fullmatch(part)
        if match is None:
            return None
        dimensions = tuple(one.strip() for one in (match["dimensions"] or "").split(",") if one.strip())
        for dimension in dimensions:
            self._insist_on_dimension(dimension)
        numbers, below = self._numbers(match["words"].strip())
        return Item(
            name=match["name"] or "",
            dimensions=dimensions,
            is_scalar=match["scalar"] is not None,
            numbers=numbers,
            below=below,
        )

    def _numbers(self, words: str) -> tuple[Numbers, str]:
        below = re.fullmatch(rf"integers below ({_NAME}|\d+)", words)
        if below is not None:
            return "integers", below[1]
        if words and words not in _NUMBERS:
            self._refuse(f"`{words}` in its `Shapes:` says nothing about numbers", f"integers below k, {_or(_NUMBERS)}")
        return _NUMBERS.get(words, "normal"), ""

    def _insist_on_dimension(self, dimension: str) -> None:
        try:
            is_star = re.fullmatch(rf"\*{_NAME}", dimension)
            is_read = is_star or _is_arithmetic(ast.parse(dimension, mode="eval").body)
        except SyntaxError:
            is_read = False
        if not is_read:
            self._refuse(f"`{dimension}` in its `Shapes:` is no dimension", "a symbol, a number, or H - HH + 1")

    def _is_a_tuple(self, name: str) -> bool:
        parameter = self._signature.parameters.get(name)
        return parameter is not None and str(parameter.annotation).startswith("tuple[int")

    def _choices(self, section: Sequence[str]) -> dict[str, tuple[str, ...]]:
        given = [match for line in section if (match := _CHOICES.fullmatch(line))]
        found = {match[1]: tuple(re.split(r", or |, | or ", match[2])) for match in given}
        for name, source in _FROM_A_TUPLE.findall(self._text):
            found.setdefault(name, tuple(getattr(self._module, source, ())))
        return {name: choices for name, choices in found.items() if name in self._signature.parameters}

    def _insist_on_arguments(self, arguments: Sequence[Item], parameters: Sequence[str]) -> None:
        for item in arguments:
            if item.name not in parameters:
                self._refuse(f"`{item.name}` in its `Shapes:` is no argument", _or(parameters))

    def _insist_on_parameters(self, contract: Contract) -> None:
        for name, parameter in self._signature.parameters.items():
            is_told = contract.argument(name) or name in contract.choices or name in contract.symbols
            if not is_told and not name.startswith("cache") and parameter.default is inspect.Parameter.empty:
                self._refuse(f"`Shapes:` says nothing about its argument `{name}`", f"{name} (n, m), or {name} scalar")

    def _refuse(self, told: str, right: str) -> NoReturn:
        msg = f"{self._module.__file__}:{self._line}: {self._name}: {told}; right would be: {right}"
        raise CourseError(msg)


def _parts(text: str) -> list[str]:
    """The parts between the commas that stand in no brackets."""
    return [part.strip() for part in re.split(r",(?![^()]*\))", text) if part.strip()]


def _bounds(match: re.Match[str]) -> tuple[float | None, float | None]:
    low = None if match["low"] is None else float(match["low"])
    bound = None if match["bound"] is None else float(match["bound"])
    return (bound, None) if match["sign"] == ">" else (low, bound)


def _is_arithmetic(node: ast.expr) -> bool:
    match node:
        case ast.Name() | ast.Constant(value=int()):
            return True
        case ast.BinOp(op=ast.Add() | ast.Sub() | ast.Mult() | ast.FloorDiv()):
            return _is_arithmetic(node.left) and _is_arithmetic(node.right)
    return False


def _worked_out(dimension: str, sizes: Sizes) -> int:
    """A number, or what sums, differences, products and whole quotients of symbols come to."""

    def at(node: ast.expr) -> int:
        match node:
            case ast.Name():
                size = sizes[node.id]
                return size if isinstance(size, int) else 0
            case ast.Constant(value=int() as number):
                return number
            case ast.BinOp():
                one, other = at(node.left), at(node.right)
                match node.op:
                    case ast.Add():
                        return one + other
                    case ast.Sub():
                        return one - other
                    case ast.Mult():
                        return one * other
                return one // other
        raise AssertionError

    return at(_tree(dimension))


@functools.cache
def _tree(dimension: str) -> ast.expr:
    return ast.parse(dimension, mode="eval").body


def _or(words: Sequence[str] | Mapping[str, object]) -> str:
    *some, last = words
    return f"{', '.join(some)} or {last}" if some else last
