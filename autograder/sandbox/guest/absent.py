"""Stand-ins for packages that only show the progress of a loop; no result depends on them."""

import importlib.abc
import importlib.machinery
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import ModuleType
from typing import Any, Self

_NAMES = frozenset(("tqdm", "tqdm.auto", "tqdm.autonotebook", "tqdm.notebook", "tqdm.std", "tqdm.contrib"))


class Bar:
    """A progress bar that shows nothing, under the names of tqdm's."""

    def __init__(
        self, iterable: Iterable[Any] | None = None, *_args: object, total: int | None = None, **_kwargs: object
    ) -> None:
        """Go through ``iterable``."""
        self.iterable = iterable
        self.total = total
        self.n: float = 0
        self.desc = ""
        self.disable = False

    def __iter__(self) -> Iterator[Any]:
        """Go through what it was given."""
        for item in self.iterable or ():
            yield item
            self.n += 1

    def __len__(self) -> int:
        """Return the number of items, as tqdm does."""
        sized: Any = self.iterable
        return (self.total or 0) if sized is None else len(sized)

    def __bool__(self) -> bool:
        """A bar is true even without items."""
        return True

    def __enter__(self) -> Self:
        """Return the bar itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Show nothing more."""

    def update(self, n: float = 1) -> None:
        """Advance by ``n``."""
        self.n += n

    def _do_nothing(self, *_args: object, **_kwargs: object) -> None:
        """Show nothing."""

    close = clear = refresh = reset = unpause = display = _do_nothing
    set_description = set_description_str = set_postfix = set_postfix_str = _do_nothing

    @classmethod
    def write(cls, text: object, *_args: object, end: str = "\n", **_kwargs: object) -> None:
        """Print a text beside the bars."""
        print(text, end=end)  # noqa: T201 - to the notebook's output

    @classmethod
    def pandas(cls, *_args: object, **_kwargs: object) -> None:
        """Add nothing to another package."""


def _range(*bounds: int, **_kwargs: object) -> Bar:
    return Bar(range(*bounds))


def _zip(*iterables: Iterable[Any], **_kwargs: object) -> Bar:
    return Bar(list(zip(*iterables, strict=False)))


def _enumerate(iterable: Iterable[Any], start: int = 0, **_kwargs: object) -> Iterator[tuple[int, Any]]:
    return enumerate(iterable, start)


_CONTENTS: dict[str, Callable[..., object]] = {
    "tqdm": Bar,
    "trange": _range,
    "tqdm_notebook": Bar,
    "tnrange": _range,
    "tzip": _zip,
    "tenumerate": _enumerate,
}


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the stand-ins, after everything that is installed."""

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Return where a stand-in is found, if there is one."""
        return importlib.machinery.ModuleSpec(name, self, is_package=name == "tqdm") if name in _NAMES else None

    def exec_module(self, module: ModuleType) -> None:
        """Fill a stand-in."""
        vars(module).update(_CONTENTS)


def offer_stand_ins() -> None:
    """Make the stand-ins importable where no installed package has their names."""
    sys.meta_path.append(Finder())
