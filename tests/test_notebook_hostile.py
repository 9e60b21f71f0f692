"""Notebooks made to do harm: each is read without what harms, or refused with a line, and costs little memory."""

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from autograder.errors import SubmissionError
from autograder.notebook import NotebookCell, parse_notebook, read_notebook

Raw = dict[str, Any]
HEAD = b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": ['
MANY = 2 * 1024**2
SHARED = Path(__file__).parents[2] / "shared" / "bad_inputs"


def code(source: str = "x = 1", **more: object) -> Raw:
    return {"cell_type": "code", "source": source, "metadata": {}, "outputs": [], "execution_count": None} | more


def encoded(*cells: Raw, **more: object) -> bytes:
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5} | more).encode()


def cell_with(extra: bytes) -> bytes:
    return HEAD + b'{"cell_type": "code", "source": "x = 1", ' + extra + b"}]}"


def told(data: bytes) -> str:
    """Return the cells that were read, or the line it was refused with."""
    try:
        return repr([cell.source for cell in parse_notebook(data)])
    except SubmissionError as error:
        return str(error)


FLOODS = {
    "lists as cells": (HEAD + b"[]," * MANY + b"[]]}", "the notebook has more than 500 cells; at most 500 are read"),
    "numbers as cells": (HEAD + b"0," * MANY + b"0]}", "the notebook has more than 500 cells; at most 500 are read"),
    "lists beside the cells": (b'{"x": [' + b"[]," * MANY + b"0]," + HEAD[1:] + b"]}", "[]"),
    "lists as outputs": (cell_with(b'"outputs": [' + b"[]," * MANY + b"[]]"), "['x = 1']"),
    "lists as attachments": (cell_with(b'"attachments": [' + b"{}," * MANY + b"{}]"), "['x = 1']"),
    "tags": (cell_with(b'"metadata": {"tags": [' + b'"a",' * MANY + b'"a"]}'), "['x = 1']"),
    "a grade_id": (cell_with(b'"metadata": {"nbgrader": {"grade_id": "' + b"a" * 3 * MANY + b'"}}'), "['x = 1']"),
    "lines": (cell_with(b'"source": [' + b'"a",' * MANY + b'"a"]'), "the notebook has more than 5242880 bytes"),
    "no JSON": (
        cell_with(b'"outputs": [NaN, ' + b"[]," * MANY + b"[]]"),
        "the file is not a notebook: it is not valid",
    ),
}


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_of_small_things_is_never_built(name: str) -> None:
    data, expected = FLOODS[name]
    tracemalloc.start()
    try:
        assert told(data).startswith(expected)
        assert tracemalloc.get_traced_memory()[1] < len(data) // 4
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "extra", ['"a": ' + "[" * 100_000 + "]" * 100_000, '"a": ' + '{"a":' * 100_000 + "1" + "}" * 100_000]
)
@pytest.mark.parametrize("place", ["cell", "metadata", "nbgrader"])
def test_what_is_nested_too_deep_is_refused_wherever_it_stands(place: str, extra: str) -> None:
    inside = {
        "cell": extra,
        "metadata": f'"metadata": {{{extra}}}',
        "nbgrader": f'"metadata": {{"nbgrader": {{"grade_id": "a", {extra}}}}}',
    }
    assert told(cell_with(inside[place].encode())).startswith("the file is not a notebook: it is not valid JSON")


@pytest.mark.parametrize("depth", range(900, 1010))
def test_every_depth_is_read_or_refused(depth: int) -> None:
    line = told(cell_with(b'"metadata": ' + b'{"nbgrader":' * depth + b"1" + b"}" * depth))
    assert line == "['x = 1']" or line.startswith("the file is not a notebook: it is not valid JSON")


def test_of_a_key_that_stands_twice_the_last_counts_as_for_jupyter() -> None:
    data = (
        b'{"cells": [], "nbformat": 3, "nbformat": 4, "cells": [{"source": "a", "source": "b", "cell_type": "code"}]}'
    )
    assert parse_notebook(data) == (NotebookCell(1, "code", "b"),)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_only_python_writes_spoil_no_notebook(value: str) -> None:
    assert told(cell_with(f'"outputs": [{{"data": {{"application/json": [{value}]}}}}]'.encode())) == "['x = 1']"


@pytest.mark.parametrize("extra", [b'"outputs": [{"text": "\\ud83d"}]', b'"\\ud83d": 1', b'"metadata": {"\\udc00": 1}'])
def test_half_a_surrogate_pair_spoils_no_notebook_wherever_it_stands(extra: bytes) -> None:
    assert told(cell_with(extra)) == "['x = 1']"


def test_a_large_file_that_is_no_strict_json_is_told_what_would_help() -> None:
    data = cell_with(b'"outputs": [{"text": "\\ud83d' + b"x" * 6 * 1024**2 + b'"}]')
    assert told(data).endswith("; if it is whole, clear its outputs")


@pytest.mark.parametrize("name", ["../../../tmp/kernel", "", None, ["python3"]])
def test_the_kernel_that_a_notebook_asks_for_is_not_looked_at(name: object) -> None:
    assert told(encoded(code(), metadata={"kernelspec": {"name": name, "display_name": name}})) == "['x = 1']"


@pytest.mark.parametrize("version", [3, 5, 99, -4, 4.5, True, [4], {"major": 4}])
def test_another_format_is_refused(version: object) -> None:
    assert told(encoded(code(), nbformat=version)).startswith("the file is not a notebook of format 4; open it in")


def test_twenty_thousand_cells_are_refused() -> None:
    assert told(encoded(*[code()] * 20_000)) == "the notebook has more than 500 cells; at most 500 are read"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the corpus of bad inputs is not here")
@pytest.mark.parametrize("path", sorted(SHARED.glob("*.ipynb")), ids=lambda path: path.stem)
def test_each_bad_input_has_its_outcome(path: Path) -> None:
    outcomes = {
        "20_not_json": "the file is not a notebook: it is not valid JSON",
        "21_empty": "the file is empty",
        "24_wrong_types": "['', '', '', '']",
        "25_nbformat_99": "the file is not a notebook of format 4",
        "30_html_js_output": "['1']",
        "33_kernelspec_evil": "['1']",
        "34_edited_test_cells": "['### BEGIN TESTS\\nassert True']",
    }
    try:
        outcome = repr([cell.source for cell in read_notebook(path)])
    except SubmissionError as error:
        outcome = str(error)
    assert outcome.startswith(outcomes[path.stem])
