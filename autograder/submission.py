"""One student's work in the submitted tree, read once, so that hash and verdict are about the same bytes."""

import hashlib
import os
from pathlib import Path

import msgspec

from autograder.errors import SubmissionError
from autograder.notebook import MAX_FILE_BYTES, too_large


class Content(msgspec.Struct, frozen=True):
    """The bytes of a submission: the notebook and, by name, the files that go with it.

    If the notebook is too large, ``notebook`` has only its beginning; ``notebook_bytes`` is the full size in bytes.
    """

    notebook: bytes
    notebook_bytes: int
    modules: dict[str, bytes]

    def sha256(self) -> str:
        """Return a hash of everything; without other files, that of the notebook's file."""
        digest = hashlib.sha256(self.notebook)
        for name, data in sorted(self.modules.items()):
            digest.update(b"\0" + name.encode(errors="surrogateescape") + b"\0" + hashlib.sha256(data).digest())
        return digest.hexdigest()


class Submission(msgspec.Struct, frozen=True):
    """One student's notebook in the submitted tree; if there is none, ``problem`` says why.

    ``modules`` are the files beside it that its cells may import or read. ``notes`` name other files that are not
    graded. With ``is_unclear`` another file may contain the work, so somebody has to look before it gets a mark.
    """

    student: str
    path: Path | None
    problem: str = ""
    modules: tuple[Path, ...] = ()
    notes: tuple[str, ...] = ()
    is_unclear: bool = False

    def require_path(self) -> Path:
        """Return the notebook.

        Raises:
            SubmissionError: there is none.
        """
        if self.path is None:
            raise SubmissionError(self.problem)
        return self.path

    def content(self) -> Content:
        """Read what was handed in; without a notebook the content is empty.

        Raises:
            OSError: a file cannot be read.
        """
        if self.path is None:
            return Content(b"", 0, {})
        with self.path.open("rb") as file:
            size_bytes = os.fstat(file.fileno()).st_size
            notebook = file.read(MAX_FILE_BYTES + 1)
        return Content(notebook, max(size_bytes, len(notebook)), {path.name: _read(path) for path in self.modules})

    def sha256(self) -> str:
        """Return the hash of what was handed in; without a notebook, of empty content.

        Raises:
            OSError: a file cannot be read.
        """
        return self.content().sha256()

    def require_notebook(self, content: Content) -> bytes:
        """Return the notebook's bytes.

        Raises:
            SubmissionError: there is no notebook, or it is too large.
        """
        self.require_path()
        if content.notebook_bytes > MAX_FILE_BYTES:
            raise SubmissionError(too_large(content.notebook_bytes))
        return content.notebook


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_FILE_BYTES)
