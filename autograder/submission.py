"""One student's work in the submitted tree, read once: the hash and the verdict are of the same bytes."""

import hashlib
import os
from pathlib import Path

import msgspec

from autograder.errors import SubmissionError
from autograder.notebook import MAX_FILE_BYTES, too_large


class Content(msgspec.Struct, frozen=True):
    """What a submission holds: the notebook, and by name the files that go with it.

    Of a notebook that is too large to be read, ``notebook`` has only the beginning.
    """

    notebook: bytes
    notebook_bytes: int
    modules: dict[str, bytes]

    def sha256(self) -> str:
        """Hash of it; with no other files, that of the notebook's file."""
        digest = hashlib.sha256(self.notebook)
        for name, data in sorted(self.modules.items()):
            digest.update(b"\0" + name.encode(errors="surrogateescape") + b"\0" + hashlib.sha256(data).digest())
        return digest.hexdigest()


class Submission(msgspec.Struct, frozen=True):
    """One student's notebook in the submitted tree; without one, ``problem`` says why.

    ``modules`` are the files beside it that its cells may import or read. ``notes`` name what is there and not graded.
    ``is_unclear`` tells that the work may be there all the same, so that nobody can say it is not.
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
        """Read what was handed in; nothing where there is no notebook.

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
        """Hash of what was handed in; of nothing where there is no notebook.

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
