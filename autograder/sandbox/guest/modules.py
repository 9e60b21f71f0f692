"""Files that were handed in beside the notebook: they can be imported, and read if files can be written here."""

import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import ModuleType


class _Loader(importlib.abc.SourceLoader):
    """Loads a module from memory: in some sandboxes nothing can be written."""

    def __init__(self, path: str, data: bytes) -> None:
        self._path = path
        self._data = data

    def get_data(self, path: str) -> bytes:
        """Return the source; there is no compiled code beside it.

        Raises:
            OSError: another file is asked for.
        """
        if path != self._path:
            raise FileNotFoundError(path)
        return self._data

    def get_filename(self, _name: str) -> str:
        """Return the name of the file that it came in."""
        return self._path


class _Finder(importlib.abc.MetaPathFinder):
    """Finds the modules after those that are installed or were handed out."""

    def __init__(self, folder: str, files: Mapping[str, bytes]) -> None:
        self._folder = folder
        self._files = files

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Return where a module is found, if it was handed in."""
        stem = f"{self._folder}/{name.replace('.', '/')}"
        for path, inside in ((f"{stem}/__init__.py", [stem]), (f"{stem}.py", None)):
            if path in self._files:
                loader = _Loader(path, self._files[path])
                return importlib.util.spec_from_file_location(
                    name, path, loader=loader, submodule_search_locations=inside
                )
        if any(path.startswith(f"{stem}/") and path.endswith(".py") for path in self._files):
            return importlib.machinery.ModuleSpec(name, None, is_package=True)
        return None


def take_files(files: Mapping[str, bytes]) -> None:
    """Put ``files`` into the working folder, or at least into memory; they never hide an installed module."""
    folder = os.getcwd()  # noqa: PTH109 - code objects name their files as text
    taken = {f"{folder}/{name}": data for name, data in files.items() if not _is_installed(name)}
    for path, data in taken.items():
        with suppress(OSError):
            os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
            with open(path, "xb") as file:  # noqa: PTH123
                file.write(data)
    importlib.invalidate_caches()
    sys.meta_path.insert(-1, _Finder(folder, taken))  # before the stand-ins of ``absent``


def _is_installed(name: str) -> bool:
    top = name.partition("/")[0].removesuffix(".py")
    if not name.endswith(".py"):
        return False
    return top in sys.stdlib_module_names or importlib.machinery.PathFinder.find_spec(top, sys.path[1:]) is not None
