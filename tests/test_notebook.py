"""Notebooks as students hand them in: every kind of damage is told, and nothing but ``SubmissionError`` is raised."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.cells.plan import plan
from autograder.cells.release import Release
from autograder.course import find_course
from autograder.errors import SubmissionError
from autograder.notebook import NotebookCell, parse_notebook, read_notebook

RELEASE_PATH = find_course(Path(__file__)).require_release("fcn_layer")
RELEASE = read_notebook(RELEASE_PATH)

Raw = dict[str, Any]


def code(source: object = "x = 1", **more: object) -> Raw:
    return {"cell_type": "code", "source": source, "metadata": {}, "outputs": [], "execution_count": None} | more


def encoded(*cells: object, **more: object) -> bytes:
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5} | more).encode()


def marked(grade_id: object, **marks: object) -> Raw:
    return code(metadata={"nbgrader": {"grade_id": grade_id, "grade": True, "solution": False} | marks})


def test_a_grade_id_has_a_bounded_length() -> None:
    (cell,) = parse_notebook(encoded(marked("x" * 9_000)))
    assert cell.grade_id == "x" * 99 + "\u2026"


@pytest.mark.parametrize("source", ["x = 1\ny = 2", ["x = 1\n", "y = 2"]], ids=["string", "list"])
def test_source_is_read_as_a_string_or_as_a_list_of_lines(source: object) -> None:
    assert parse_notebook(encoded(code(source))) == (NotebookCell(1, "code", "x = 1\ny = 2"),)


def test_a_byte_order_mark_is_not_minded() -> None:
    assert parse_notebook(b"\xef\xbb\xbf" + encoded(code())) == parse_notebook(encoded(code()))


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_text_of_other_unicode_encodings_is_read(encoding: str) -> None:
    data = json.dumps(json.loads(encoded(code("s = 'Å 역전파 🙂'"))), ensure_ascii=False)
    assert parse_notebook(data.encode(encoding))[0].source == "s = 'Å 역전파 🙂'"


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-32-le"])
def test_a_mark_before_an_encoding_that_names_its_order_is_not_minded(encoding: str) -> None:
    assert len(parse_notebook(("\ufeff" + encoded(code()).decode()).encode(encoding))) == 1


@pytest.mark.parametrize("damage", [b"\x00", b"\x00\xd8"])
def test_a_damaged_file_in_utf_16_is_told_as_one(damage: bytes) -> None:
    with pytest.raises(SubmissionError, match="text in UTF-16-LE, but damaged or cut off"):
        parse_notebook(encoded(code()).decode().encode("utf-16") + damage)


def test_an_older_encoding_is_named_as_the_likely_cause() -> None:
    with pytest.raises(SubmissionError, match=r"not text in UTF-8 \(byte 49\): .* such as Latin-1"):
        parse_notebook(encoded(code()).replace(b"x = 1", b"x = \xe9"))


def test_korean_text_and_emoji_come_through() -> None:
    assert parse_notebook(encoded(code("# 역전파 🙂")))[0].source == "# 역전파 🙂"


@pytest.mark.parametrize(
    ("written", "read"),
    [("code", "code"), ("raw", "raw"), ("markdown", "markdown"), ("heading", "markdown"), ("CODE", "markdown")]
    + [(wrong, "markdown") for wrong in (None, 4, 1.5, True, [], ["code"], {}, {"code": 1})],
)
def test_a_cell_of_unknown_type_is_read_as_markdown(written: object, read: str) -> None:
    assert parse_notebook(encoded(code(cell_type=written)))[0].cell_type == read


@pytest.mark.parametrize("cell", [None, 1, "x = 1", [], [code()], {}], ids=repr)
def test_what_is_no_cell_counts_as_an_empty_one(cell: object) -> None:
    assert parse_notebook(encoded(cell, code()))[:1] == (NotebookCell(1, "markdown", ""),)


@pytest.mark.parametrize("source", [None, 1, {}, ["x", 1], [["x"]]], ids=repr)
def test_source_of_another_type_counts_as_empty(source: object) -> None:
    assert parse_notebook(encoded(code(source)))[0].source == ""


@pytest.mark.parametrize("metadata", [None, 1, "x", [], {"nbgrader": None}, {"nbgrader": []}, {"tags": 1}], ids=repr)
def test_metadata_of_another_type_marks_nothing(metadata: object) -> None:
    assert parse_notebook(encoded(code(metadata=metadata)))[0] == NotebookCell(1, "code", "x = 1")


@pytest.mark.parametrize("grade_id", [None, 1, [], {}], ids=repr)
def test_a_grade_id_that_is_no_text_is_none(grade_id: object) -> None:
    cell = parse_notebook(encoded(marked(grade_id)))[0]
    assert (cell.grade_id, cell.is_check) == (None, False)


def test_only_a_grade_cell_without_solution_is_a_check() -> None:
    marks: list[Raw] = [
        {"grade": True, "solution": False},
        {"grade": True},
        {"grade": True, "solution": True},
        {"grade": False, "solution": True},
        {"grade": 1},
    ]
    cells = [code(metadata={"nbgrader": {"grade_id": f"cell{number}"} | mark}) for number, mark in enumerate(marks)]
    assert [cell.is_check for cell in parse_notebook(encoded(*cells))] == [True, True, False, False, False]


def test_half_a_surrogate_pair_becomes_text_that_can_be_stored() -> None:
    data = encoded(marked("linear\ud800"), code("s = '\ud83d'"), code("s = '\ud83d\ude00'"))
    cells = parse_notebook(data)
    assert [cell.grade_id for cell in cells] == ["linear?", None, None]
    assert [cell.source for cell in cells] == ["x = 1", "s = '?'", "s = '😀'"]


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\n" * 1000], ids=["none", "blank", "lines"])
def test_an_empty_file_is_called_empty(data: bytes) -> None:
    with pytest.raises(SubmissionError, match="the file is empty"):
        parse_notebook(data)


@pytest.mark.parametrize(
    "data",
    [
        b"def linear_forward(A_prev, W, b):",
        b"\x89PNG\r\n\x1a\n\0\0",
        b"PK\x03\x04",
        b"\xef\xbb\xbf",
        encoded(code())[:-30],
        b'{"a":' * 200_000 + b"1" + b"}" * 200_000,
    ],
    ids=["script", "picture", "archive", "mark", "cut", "deep"],
)
def test_what_is_not_json_is_told_with_a_likely_cause(data: bytes) -> None:
    with pytest.raises(SubmissionError, match="not valid JSON; it may have been cut off"):
        parse_notebook(data)


def test_a_file_cut_off_anywhere_is_told() -> None:
    data = RELEASE_PATH.read_bytes().rstrip()
    for length in range(1, len(data), 997):
        with pytest.raises(SubmissionError, match="cut off"):
            parse_notebook(data[:length])


@pytest.mark.parametrize(
    "data",
    [
        b"null",
        b"[]",
        b'"notebook"',
        b"4",
        b"{}",
        encoded(nbformat=3),
        encoded(nbformat=99),
        encoded(nbformat="4"),
        b'{"cells": [], "nbformat": ' + b"4" * 5000 + b"}",
        encoded(nbformat=None),
        encoded(cells={}),
        encoded(cells="code"),
        encoded(cells=None),
        b'{"worksheets": [{"cells": []}], "nbformat": 3}',
        b"[" * 200_000 + b"]" * 200_000,
    ],
)
def test_what_is_not_a_notebook_of_format_4_is_told_with_what_to_do(data: bytes) -> None:
    with pytest.raises(SubmissionError, match="not a notebook of format 4; open it in a current Jupyter"):
        parse_notebook(data)


def test_500_cells_are_read_and_501_are_not() -> None:
    assert len(parse_notebook(encoded(*[code()] * 500))) == 500
    with pytest.raises(SubmissionError, match="has more than 500 cells; at most 500 are read"):
        parse_notebook(encoded(*[code()] * 501))


@pytest.mark.parametrize("parts", [1, 3])
def test_six_megabytes_of_source_are_refused(parts: int) -> None:
    cell = code("#" * (6 * 1024**2 // parts))
    with pytest.raises(SubmissionError, match="more than 5242880 bytes of source"):
        parse_notebook(encoded(*[cell] * parts))


def test_a_file_of_51_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "large.ipynb"
    with path.open("wb") as file:
        file.truncate(51 * 1024**2)
    with pytest.raises(SubmissionError, match="has 53477376 bytes; at most 52428800 are read: clear its outputs"):
        read_notebook(path)


@pytest.mark.parametrize("name", ["absent.ipynb", "folder.ipynb"])
def test_a_file_that_cannot_be_read_is_the_submissions_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.ipynb").mkdir()
    with pytest.raises(SubmissionError, match="the file cannot be read: "):
        read_notebook(tmp_path / name)


@pytest.mark.parametrize(
    "extra",
    [
        {"outputs": [{"output_type": "stream", "name": "stdout", "text": "x" * 6 * 1024**2}]},
        {"outputs": "none", "execution_count": "first"},
        {"attachments": {"picture.png": {"image/png": "x" * 6 * 1024**2}}},
        {"attachments": [1]},
        {"id": ["no", "id"]},
    ],
    ids=["large outputs", "wrong outputs", "large attachments", "wrong attachments", "wrong id"],
)
def test_outputs_and_attachments_are_not_looked_at(extra: Raw) -> None:
    assert parse_notebook(encoded(code(**extra))) == (NotebookCell(1, "code", "x = 1"),)


TEXT = st.text(st.characters(), max_size=8)  # halves of surrogate pairs included, which JSON can spell
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=8,
)
MARKS = st.fixed_dictionaries(
    {}, optional={"grade_id": ANYTHING | st.just("linear_forward"), "grade": ANYTHING, "solution": ANYTHING}
)
METADATA = st.fixed_dictionaries({}, optional={"nbgrader": MARKS | ANYTHING, "tags": ANYTHING})
CELL = st.fixed_dictionaries(
    {},
    optional={
        "cell_type": st.sampled_from(["code", "markdown"]) | ANYTHING,
        "source": TEXT | st.lists(TEXT, max_size=3) | ANYTHING,
        "metadata": METADATA | ANYTHING,
    },
)
NOTEBOOK = st.fixed_dictionaries({"cells": st.lists(CELL | ANYTHING, max_size=4), "nbformat": st.just(4)})
thoroughly = settings(
    max_examples=300, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)


def require_read_or_told(data: bytes) -> None:
    try:
        cells = parse_notebook(data)
    except SubmissionError:
        return
    found = plan(cells, Release("fcn_layer", RELEASE))
    assert [cell.number for cell in cells] == list(range(1, len(cells) + 1))
    for text in (*(cell.source for cell in cells), *(source for _, source in found.cells), *found.edits):
        text.encode()


@thoroughly
@given(NOTEBOOK)
def test_every_nearly_right_notebook_is_read(notebook: Raw) -> None:
    require_read_or_told(json.dumps(notebook).encode())


@thoroughly
@given(ANYTHING | st.dictionaries(st.sampled_from(["cells", "nbformat", "metadata"]), ANYTHING | st.just(4)))
def test_any_json_is_read_or_told(document: object) -> None:
    require_read_or_told(json.dumps(document).encode())


@thoroughly
@given(st.binary(max_size=64) | st.text(max_size=64).map(str.encode))
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    require_read_or_told(data)
