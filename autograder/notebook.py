"""A student's notebook, read with limits and without trust: cell types, sources and nbgrader's marks, no more."""

import json
from collections import Counter
from pathlib import Path
from typing import Literal

import msgspec

from autograder.errors import SubmissionError
from autograder.text import clip

MAX_FILE_BYTES = 50 * 1024**2
MAX_SOURCE_CHARACTERS = 5 * 1024**2
MAX_CELLS = 500
MAX_GRADE_ID_CHARACTERS = 100
DEMONSTRATION = "demonstration"
"""Tag of a cell that shows the reader something; grading leaves it out where it is unchanged."""

CellType = Literal["code", "markdown", "raw"]


class NotebookCell(msgspec.Struct, frozen=True):
    """One cell. ``number`` counts from 1; ``grade_id`` is nbgrader's name for it.

    ``is_check`` marks a grade cell; ``is_demonstration`` one that shows something and defines nothing.
    """

    number: int
    cell_type: CellType
    source: str
    grade_id: str | None = None
    is_check: bool = False
    is_demonstration: bool = False


def read_notebook(path: Path) -> tuple[NotebookCell, ...]:
    """Return the cells of a notebook file; outputs and attachments are not looked at.

    Raises:
        SubmissionError: the file is not a notebook of format 4, or is too large.
    """
    try:
        size_bytes = path.stat().st_size
        if size_bytes > MAX_FILE_BYTES:
            msg = f"the file has {size_bytes} bytes; at most {MAX_FILE_BYTES} are read: clear its outputs"
            raise SubmissionError(msg)
        data = path.read_bytes()
    except OSError as error:
        msg = f"the file cannot be read: {error.strerror}"
        raise SubmissionError(msg) from error
    return parse_notebook(data)


def parse_notebook(data: bytes) -> tuple[NotebookCell, ...]:
    """Return the cells of a notebook.

    Raises:
        SubmissionError: this is not a notebook of format 4, or it is too large.
    """
    if not data.strip():
        msg = "the file is empty"
        raise SubmissionError(msg)
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        msg = "the file is not a notebook: it is not valid JSON; it may have been cut off while it was saved or sent"
        raise SubmissionError(msg) from error
    raw_cells = document.get("cells") if isinstance(document, dict) else None
    if not isinstance(raw_cells, list) or document.get("nbformat") != 4:
        msg = "the file is not a notebook of format 4; open it in a current Jupyter and save it again"
        raise SubmissionError(msg)
    if len(raw_cells) > MAX_CELLS:
        msg = f"the notebook has {len(raw_cells)} cells; at most {MAX_CELLS} are read"
        raise SubmissionError(msg)
    cells = tuple(_cell(number, raw) for number, raw in enumerate(raw_cells, start=1))
    if sum(len(cell.source) for cell in cells) > MAX_SOURCE_CHARACTERS:
        msg = f"the notebook has more than {MAX_SOURCE_CHARACTERS} characters of source"
        raise SubmissionError(msg)
    return cells


def cells_to_run(
    cells: tuple[NotebookCell, ...], original: tuple[NotebookCell, ...]
) -> tuple[list[NotebookCell], list[str]]:
    """Return the student's code cells that are run for grading, and what was done to nbgrader's cells.

    Public checks and demonstrations that stand as they were handed out are left out: they cost time and define
    nothing that is graded.
    """
    idle = {cell.source.strip() for cell in original if cell.is_check or cell.is_demonstration}
    checks = {cell.grade_id for cell in original if cell.is_check}
    run = [cell for cell in cells if cell.cell_type == "code" and cell.source.strip() not in idle]
    edited = [f"cell {cell.number}: the check {cell.grade_id} was edited" for cell in run if cell.grade_id in checks]
    counts = Counter(cell.grade_id for cell in cells if cell.grade_id is not None)
    doubled = [f"the cell {name} stands {count} times" for name, count in counts.items() if count > 1]
    missing = [
        f"the cell {cell.grade_id} was deleted" for cell in original if cell.grade_id and cell.grade_id not in counts
    ]
    return run, edited + doubled + missing


def _cell(number: int, raw: object) -> NotebookCell:
    """Read one cell; whatever is not as it should be becomes an empty markdown cell."""
    if not isinstance(raw, dict):
        return NotebookCell(number, "markdown", "")
    source = raw.get("source", "")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        source = ""
    source = _text(source)
    kind = raw.get("cell_type")
    cell_type: CellType = "code" if kind == "code" else "raw" if kind == "raw" else "markdown"
    metadata = raw.get("metadata")
    if not isinstance(metadata, dict):
        return NotebookCell(number, cell_type, source)
    tags = metadata.get("tags")
    is_demonstration = isinstance(tags, list) and DEMONSTRATION in tags
    mark = metadata.get("nbgrader")
    if not isinstance(mark, dict) or not isinstance(grade_id := mark.get("grade_id"), str):
        return NotebookCell(number, cell_type, source, is_demonstration=is_demonstration)
    is_check = mark.get("grade") is True and mark.get("solution") is not True
    # nbgrader's own are short; what a student made longer would fill every message that names the cell.
    name = clip(_text(grade_id), MAX_GRADE_ID_CHARACTERS)
    return NotebookCell(number, cell_type, source, name, is_check, is_demonstration)


def _text(value: str) -> str:
    """Replace halves of surrogate pairs: JSON can spell them, but no file, pipe or database takes them."""
    return value.encode(errors="replace").decode()
