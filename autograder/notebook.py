"""A student's notebook, read with limits and without trust: only cell types, sources and nbgrader's marks."""

import codecs
import json
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from autograder.errors import SubmissionError
from autograder.text import clip

MAX_FILE_BYTES = 50 * 1024**2
MAX_SOURCE_BYTES = 5 * 1024**2
MAX_CELLS = 500
MAX_GRADE_ID_CHARACTERS = 100
MAX_MARK_BYTES = 10_000
MAX_LENIENT_BYTES = 5 * 1024**2
"""Size up to which JSON in Python's lenient form is read, too: that can take twenty times the file's size in memory."""
# UTF-32 comes first: its byte-order mark begins with that of UTF-16.
_ENCODINGS = {
    "utf-32-le": (codecs.BOM_UTF32_LE, b"{\0\0\0"),
    "utf-32-be": (codecs.BOM_UTF32_BE, b"\0\0\0{"),
    "utf-16-le": (codecs.BOM_UTF16_LE, b"{\0"),
    "utf-16-be": (codecs.BOM_UTF16_BE, b"\0{"),
}
DEMONSTRATION = "demonstration"
"""Tag of a cell that shows the reader something; unchanged, it is left out of grading."""

CellType = Literal["code", "markdown", "raw"]
_Kind = TypeVar("_Kind")
_NO_JSON = (ValueError, RecursionError)
_NOT_VALID = "the file is not a notebook: it is not valid JSON; it may have been cut off while it was saved or sent"


class NotebookCell(msgspec.Struct, frozen=True):
    """One cell. ``number`` counts from 1; ``grade_id`` is nbgrader's name for it.

    ``is_check`` marks a grade cell, ``is_answer`` one for the student to fill in, ``is_demonstration`` one that only
    shows something.
    """

    number: int
    cell_type: CellType
    source: str
    grade_id: str | None = None
    is_check: bool = False
    is_answer: bool = False
    is_demonstration: bool = False


# JSON is read level by level, and only as deep as needed: what no field names is skipped without being built.
_NOTHING = msgspec.Raw()
_NULL = msgspec.Raw(b"null")
_TRUE = msgspec.Raw(b"true")
_Cells = msgspec.defstruct(
    "_Cells", [(f"cell{number}", msgspec.Raw, _NOTHING) for number in range(MAX_CELLS + 1)], array_like=True
)
"""A list of which one item more than the limit is read."""


class _Document(msgspec.Struct, frozen=True):
    cells: msgspec.Raw = _NULL
    nbformat: msgspec.Raw = _NOTHING


class _Cell(msgspec.Struct, frozen=True):
    cell_type: msgspec.Raw = _NOTHING
    source: msgspec.Raw = _NOTHING
    metadata: msgspec.Raw = _NOTHING


class _Metadata(msgspec.Struct, frozen=True):
    tags: msgspec.Raw = _NOTHING
    nbgrader: msgspec.Raw = _NOTHING


class _Mark(msgspec.Struct, frozen=True):
    grade_id: msgspec.Raw = _NOTHING
    grade: msgspec.Raw = _NOTHING
    solution: msgspec.Raw = _NOTHING


def read_notebook(path: Path) -> tuple[NotebookCell, ...]:
    """Return the cells of a notebook file; outputs and attachments are not read.

    Raises:
        SubmissionError: the file is not a notebook of format 4, or is too large.
    """
    try:
        size_bytes = path.stat().st_size
        if size_bytes > MAX_FILE_BYTES:
            raise SubmissionError(too_large(size_bytes))
        data = path.read_bytes()
    except OSError as error:
        msg = f"the file cannot be read: {error.strerror}"
        raise SubmissionError(msg) from error
    return parse_notebook(data)


def too_large(size_bytes: int) -> str:
    """Return a message that a file is too large to be read."""
    return f"the file has {size_bytes} bytes; at most {MAX_FILE_BYTES} are read: clear its outputs"


def parse_notebook(data: bytes) -> tuple[NotebookCell, ...]:
    """Return the cells of a notebook.

    Raises:
        SubmissionError: this is not a notebook of format 4, or it is too large.
    """
    if not data or data.isspace():
        msg = "the file is empty"
        raise SubmissionError(msg)
    data = _as_utf_8(data)
    try:
        return _cells(data)
    except _NO_JSON as error:
        if len(data) > MAX_LENIENT_BYTES:
            msg = f"{_NOT_VALID}; if it is whole, clear its outputs"
            raise SubmissionError(msg) from error
    try:
        return _cells(_strict(data))
    except _NO_JSON as error:
        raise SubmissionError(_why_not_json(data)) from error


def _cells(data: bytes) -> tuple[NotebookCell, ...]:
    try:
        document = msgspec.json.decode(data, type=_Document)
        raw_cells = [raw for raw in msgspec.structs.astuple(msgspec.json.decode(document.cells, type=_Cells)) if raw]
    except msgspec.ValidationError:
        document, raw_cells = _Document(), []
    if bytes(document.nbformat).strip() != b"4":
        msg = "the file is not a notebook of format 4; open it in a current Jupyter and save it again"
        raise SubmissionError(msg)
    if len(raw_cells) > MAX_CELLS:
        msg = f"the notebook has more than {MAX_CELLS} cells; at most {MAX_CELLS} are read"
        raise SubmissionError(msg)
    cells = [_read(raw, _Cell) or _Cell() for raw in raw_cells]
    # Counted in the file's form: a list of many short lines takes far more memory than its characters.
    if sum(len(cell.source) for cell in cells) > MAX_SOURCE_BYTES:
        msg = f"the notebook has more than {MAX_SOURCE_BYTES} bytes of source"
        raise SubmissionError(msg)
    return tuple(_cell(number, cell) for number, cell in enumerate(cells, start=1))


def _as_utf_8(data: bytes) -> bytes:
    """Return a file in UTF-8, as notebooks should be; it may be in UTF-16 or UTF-32.

    These are recognised by a byte-order mark, or by the zeros around the brace that every notebook begins with.

    Raises:
        SubmissionError: it is damaged.
    """
    encoding = next((name for name, starts in _ENCODINGS.items() if data.startswith(starts)), "")
    if not encoding:
        return data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode(encoding).removeprefix("\ufeff").encode()
    except UnicodeError as error:
        msg = f"the file is text in {encoding.upper()}, but damaged or cut off; open it in Jupyter and save it again"
        raise SubmissionError(msg) from error


def _why_not_json(data: bytes) -> str:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        if data.lstrip().startswith(b"{"):
            return (
                f"the file is not text in UTF-8 (byte {error.start + 1}): it is damaged, or saved in an older encoding "
                f"such as Latin-1; open it in Jupyter and save it again"
            )
    return _NOT_VALID


def _strict(data: bytes) -> bytes:
    """Return strict JSON, without what only Python writes: NaN and halves of surrogate pairs.

    Raises:
        ValueError: it is not JSON.
        RecursionError: it is too deep.
    """
    document = json.loads(data.decode(), parse_constant=lambda _: None)
    return json.dumps(document, ensure_ascii=False).encode(errors="replace")


def _cell(number: int, cell: _Cell) -> NotebookCell:
    """Read one cell; missing or malformed fields make it an empty Markdown cell."""
    source = _read(cell.source, str)
    if source is None:
        source = "".join(_read(cell.source, list[str]) or [])
    kind = _read(cell.cell_type, str)
    cell_type: CellType = "code" if kind == "code" else "raw" if kind == "raw" else "markdown"
    metadata = _read(cell.metadata, _Metadata) or _Metadata()
    is_demonstration = DEMONSTRATION in (_read(metadata.tags, list[str], MAX_MARK_BYTES) or [])
    mark = _read(metadata.nbgrader, _Mark, MAX_MARK_BYTES) or _Mark()
    grade_id = _read(mark.grade_id, str)
    is_check = grade_id is not None and mark.grade == _TRUE and mark.solution != _TRUE
    # nbgrader's own ids are short; a long one from a student would fill every message that names the cell.
    name = clip(grade_id, MAX_GRADE_ID_CHARACTERS) if grade_id is not None else None
    is_answer = grade_id is not None and mark.solution == _TRUE
    return NotebookCell(number, cell_type, source, name, is_check, is_answer, is_demonstration)


def _read(raw: msgspec.Raw, kind: type[_Kind], limit_bytes: int = MAX_FILE_BYTES) -> _Kind | None:
    """Return the value of ``raw`` if it is of that kind and no longer than the limit, or None."""
    if not 0 < len(raw) <= limit_bytes:
        return None
    try:
        return msgspec.json.decode(raw, type=kind)
    except msgspec.ValidationError:
        return None
