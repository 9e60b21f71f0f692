"""What students were given: shows what they worked on, and which files are the course's own."""

import functools
from pathlib import Path

from autograder.errors import CourseError, SubmissionError
from autograder.notebook import NotebookCell, parse_notebook, read_notebook


class Handout:
    """The release of an assignment; its notebook is read when it is first needed."""

    def __init__(self, notebook: Path) -> None:
        """Use ``notebook`` and the other files in its folder as what was handed out."""
        self._notebook = notebook

    @functools.cached_property
    def files(self) -> dict[str, Path]:
        """The files beside the notebook, by name."""
        folder = self._notebook.parent
        files = folder.iterdir() if folder.is_dir() else iter(())
        return {path.name: path for path in files if path.is_file() and path != self._notebook}

    def changed(self, data: bytes) -> int | None:
        """Return how many cells of a student's notebook were changed; None if it is not a notebook.

        Answer cells count, or, in a notebook without any, code cells that were not handed out.

        Raises:
            CourseError: the release is missing, or cannot be read.
        """
        try:
            cells = parse_notebook(data)
        except SubmissionError:
            return None
        mine = [cell for cell in cells if cell.grade_id in self._given and not cell.is_check]
        if mine:
            return sum(cell.source.strip() != self._given[cell.grade_id] for cell in mine if cell.grade_id)
        return sum(cell.source.strip() not in self._code for cell in cells if cell.cell_type == "code")

    @functools.cached_property
    def _cells(self) -> tuple[NotebookCell, ...]:
        if not self._notebook.is_file():
            msg = f"{self._notebook}: not there; build it first: chainrule build {self._notebook.stem}"
            raise CourseError(msg)
        try:
            return read_notebook(self._notebook)
        except SubmissionError as error:
            msg = f"{self._notebook}: {error}; build it again: chainrule build {self._notebook.stem}"
            raise CourseError(msg) from error

    @functools.cached_property
    def _given(self) -> dict[str | None, str]:
        return {cell.grade_id: cell.source.strip() for cell in self._cells if cell.grade_id and not cell.is_check}

    @functools.cached_property
    def _code(self) -> set[str]:
        return {cell.source.strip() for cell in self._cells if cell.cell_type == "code"} | {""}
