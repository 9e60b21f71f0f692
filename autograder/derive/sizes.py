"""The sizes that an exercise is asked at: every pair in both orders, equal, large, each of them 1 once and 2 once."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import Literal, NamedTuple

from autograder.course import Group
from autograder.derive.shapes import Contract, Item, Sizes

Kind = Literal["normal", "all negative", "many magnitudes", "exact zeros", "large entries", "ties", "float32"]
"""What the numbers of a case are like."""

BATCHES = ("m", "N")
"""Symbols of the axis along which samples lie, unless an assignment says otherwise."""

TIES = SOME, ALL, NEARLY = "some ties", "nothing but ties", "nearly ties"
"""Ways in which two arguments may be equal, where that is a kink."""

LARGE_ENTRIES = FAR, BESIDE, NEAR = (
    "large entries",
    "large entries beside small ones",
    "large entries near each other",
)
"""Ways in which some entries may be so large that an exponential overflows."""

_FIRST = 3
_FEW_SYMBOLS = 4
_EQUAL = 4
_PAIR = 2
_MANY = 130
_LARGE: tuple[tuple[Sequence[int], tuple[int, ...]], ...] = (
    ((33, 70, 65, 40), (70, 33)),
    ((20, 30, 25, 35), (20, 10)),
    ((12, 17, 14, 9), (9, 7)),
    ((9, 11, 10, 8), (5, 6)),
)
"""Large sizes, for symbols and for any dimensions: the first that leave no array larger than _LARGEST."""
_LARGEST = 10_000
_SHAPES: Mapping[str, tuple[int, ...]] = {
    "more columns than rows": (3, 4),
    "more rows than columns": (5, 3),
    "three axes": (2, 3, 4),
    "square": (4, 4),
    "one axis": (6,),
    "a column": (5, 1),
}
_SPECIAL_SHAPES: Mapping[str, tuple[int, ...]] = {
    "five axes": (2, 1, 3, 2, 2),
    "one element": (1,),
    "a number": (),
}
_LONGER = (6, 5)


class Way(NamedTuple):
    """Sizes to ask at, and what kind of numbers to draw; ``label`` says in a few words what is special.

    ``is_repeated`` where it is like another but for one size, which is neither 1 nor an ordinary one.
    """

    label: str
    group: Group
    kind: Kind
    sizes: Sizes
    is_repeated: bool = False


def ways(contract: Contract, batch: Sequence[str], *, any_size: bool) -> list[Way]:
    """Return the ways in which an exercise is asked, the ordinary ones first.

    Where ``any_size``, entries of any size are promised, and large ones are among the numbers.
    """
    found = [*_basic(contract), *_edges(contract, batch), *_numbers(contract, any_size=any_size)]
    return [way for way in found if _exists(contract, way.sizes)]


def batch_size(contract: Contract, batch: Sequence[str], sizes: Sizes) -> int:
    """Return the number of samples; 1 where there is no such axis."""
    found = [sizes[symbol] for symbol in contract.symbols if symbol in batch]
    return found[0] if found and isinstance(found[0], int) else 1


def _basic(contract: Contract) -> Iterator[Way]:
    symbols, stars = _split(contract)
    number = len(symbols)
    up, down = _rising(number), [size + 1 for size in reversed(_rising(number))]
    orders = {"sizes that grow": up, "sizes that shrink": down}
    if number == 1:
        orders = {f"{symbols[0]} = {sizes[0]}": sizes for sizes in ([5], [_FIRST])}
    if number > 2:
        orders["sizes in another order"] = [*up[1::2], *up[::2]]
    if number > 1:
        orders["equal sizes"] = [_EQUAL] * number
    if stars:
        for at, (label, shape) in enumerate(_SHAPES.items()):
            sizes = list(orders.values())[at % len(orders)]
            yield Way(label, "basic", "normal", _sizes(contract, sizes, shape))
    else:
        for label, sizes in orders.items():
            yield Way(label, "basic", "normal", _sizes(contract, sizes))
    yield from _large(contract)


def _large(contract: Contract) -> Iterator[Way]:
    symbols, _ = _split(contract)
    if not contract.symbols:
        return
    for sizes, shape in _LARGE:
        first = 0 if len(symbols) > _PAIR else 1  # a pair of symbols gets the two largest
        drawn = _sizes(contract, [sizes[(first + at) % len(sizes)] for at in range(len(symbols))], shape)
        if _exists(contract, drawn) and _largest(contract, drawn) <= _LARGEST:
            yield Way("large", "basic", "normal", drawn)
            return
    small = _rising(len(symbols))
    for symbol in symbols:
        drawn = _sizes(contract, small, _LARGE[-1][1], {symbol: _LARGE[0][0][0]})
        yield Way(f"large {symbol}", "basic", "normal", drawn)


def _edges(contract: Contract, batch: Sequence[str]) -> Iterator[Way]:
    symbols, stars = _split(contract)
    up, down = _rising(len(symbols)), [size + 1 for size in reversed(_rising(len(symbols)))]
    for size, sizes, word in ((1, up, "one sample"), (2, down, "two samples"), (_MANY, up, "many samples")):
        for symbol in symbols:
            if size <= 2 or symbol in batch:
                label = word if symbol in batch else f"{symbol} = {size}"
                drawn = _sizes(contract, sizes, (3, 5), {symbol: size})
                yield Way(label, "edge", "normal", drawn, is_repeated=size > 1)
    may_be_scalar = any(item.may_be_scalar for item in contract.arguments)
    for label, shape in _SPECIAL_SHAPES.items():
        if stars and (shape or may_be_scalar):
            yield Way(label, "edge", "normal", _sizes(contract, up, shape))


def _numbers(contract: Contract, *, any_size: bool) -> Iterator[Way]:
    symbols, _ = _split(contract)
    up = _rising(len(symbols))
    higher = [size + 1 for size in up]
    if not any(item.is_free for item in contract.arguments):
        yield Way("float32", "float32", "float32", _sizes(contract, higher))
        return
    yield Way("all negative", "edge", "all negative", _sizes(contract, higher, (4, 3)))
    yield Way("many magnitudes", "edge", "many magnitudes", _sizes(contract, higher[::-1], _LONGER))
    yield Way("exact zeros", "edge", "exact zeros", _sizes(contract, higher[::-1], _LONGER))
    for label in TIES:
        yield Way(label, "edge", "ties", _sizes(contract, up, (4, 6)))
    for label in LARGE_ENTRIES:
        if any_size:
            yield Way(label, "edge", "large entries", _sizes(contract, higher, (4, 5)))
    single = [*higher[1::2], *higher[::2]] if len(symbols) > 1 else [2 * size for size in up]
    yield Way("float32", "float32", "float32", _sizes(contract, single, (4, 5)))


def _split(contract: Contract) -> tuple[list[str], list[str]]:
    """Symbols of one dimension, and of any."""
    symbols = contract.symbols
    return [one for one in symbols if not one.startswith("*")], [one for one in symbols if one.startswith("*")]


def _rising(number: int) -> list[int]:
    """So many sizes, all different; of arrays with many dimensions each is smaller."""
    first = _FIRST if number <= _FEW_SYMBOLS else _FIRST - 1
    return list(range(first, first + number))


def _sizes(
    contract: Contract, sizes: Sequence[int], shape: tuple[int, ...] = (), fixed: Mapping[str, int] | None = None
) -> Sizes:
    """Give the symbols their sizes; in another order where some result would have a length below 1."""
    symbols, stars = _split(contract)
    found: list[Sizes] = []
    for order in permutations(sizes):
        found.append({**dict(zip(symbols, order, strict=True)), **(fixed or {}), **dict.fromkeys(stars, shape)})
        if _exists(contract, found[-1]):
            return found[-1]
    return found[0]


def _items(contract: Contract) -> tuple[Item, ...]:
    known = set(contract.symbols)
    return tuple(item for item in (*contract.arguments, *contract.results) if set(item.symbols) <= known)


def _exists(contract: Contract, sizes: Sizes) -> bool:
    """Whether every array has a length of at least 1 in each dimension."""
    return all(size > 0 for item in _items(contract) for size in item.shape(sizes))


def _largest(contract: Contract, sizes: Sizes) -> int:
    largest = 0
    for item in _items(contract):
        size = 1
        for length in item.shape(sizes):
            size *= length
        largest = max(largest, size)
    return largest
