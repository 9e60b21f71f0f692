"""Why a name of a notebook is not there, in words for the student."""

import json
from pathlib import Path

import pytest

from autograder.cells.plan import plan
from autograder.cells.release import Release
from autograder.cells.whereabouts import Trouble, Whereabouts
from autograder.course import find_course
from autograder.notebook import parse_notebook, read_notebook

RELEASE = Release("fcn_layer", read_notebook(find_course(Path(__file__)).require_release("fcn_layer")))
DEF = "def linear_backward(dZ, cache):\n    return dZ"
INDENTED = DEF.replace("\n", "\n    ")
NO_PANDAS = "No module named 'pandas'"


def whereabouts(*cells: str | tuple[str, str]) -> Whereabouts:
    """Of a notebook of these cells: a text is code, the others are (type, source)."""
    raw = [
        {"cell_type": "code", "source": cell, "metadata": {}}
        if isinstance(cell, str)
        else {"cell_type": cell[0], "source": cell[1], "metadata": {}}
        for cell in cells
    ]
    read = parse_notebook(json.dumps({"nbformat": 4, "cells": raw}).encode())
    return Whereabouts(read, plan(read, RELEASE), "fcn_layer")


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        (f"%%timeit\n{DEF}", "cell 2 defines it under %%timeit, which binds nothing"),
        (f"%%timeit -n 1\n{DEF}", "cell 2 defines it under %%timeit, which binds nothing"),
        (f"%%writefile f.py\n{DEF}", "cell 2 defines it under %%writefile, which does not run it in the"),
        (f"class Solution:\n    {INDENTED}", "it is a method of class Solution in cell 2, and has to be outside of"),
        (f"def outer():\n    {INDENTED}", "cell 2 defines it inside the function outer, where nothing else can call"),
        (f"x = 1\nif x > 1:\n    {INDENTED}", "cell 2, line 3 defines it in a branch that was not taken"),
        (("markdown", DEF), "cell 2, which defines it, is a Markdown cell"),
        (("raw", DEF), "cell 2, which defines it, is a raw cell"),
        ("# def linear_backward(dZ, cache):\n#     return dZ", "it is only in a comment in cell 2"),
        (f"{DEF}\nlinear_backward = linear_backward(1, 2)", "cell 2, line 3 makes it something that cannot be called"),
        (f"{DEF}\ndel linear_backward", "cell 2, line 3 deletes it"),
        (DEF.replace("backward", "backwards"), "there is linear_backwards in cell 2"),
        (DEF.replace("linear_backward", "LinearBackward"), "there is LinearBackward in cell 2"),
        (DEF.replace("linear_backward", "liner_backward"), "there is liner_backward in cell 2"),
        (DEF.replace("linear_backward", "layer_backward"), ""),
        ("x = 1", ""),
    ],
)
def test_why_a_function_is_absent_is_told(cell: str | tuple[str, str], reason: str) -> None:
    told = whereabouts("y = 1", cell).why_absent("linear_backward", [])
    assert told.startswith(reason)
    assert bool(told) == bool(reason)


@pytest.mark.parametrize(
    ("cell", "trouble", "reason"),
    [
        (
            f"1 / 0\n{DEF}",
            Trouble(2, 1, "failed", "ZeroDivisionError: division by zero"),
            "cell 2, which defines it, failed in line 1: ZeroDivisionError: division by zero",
        ),
        (
            f"import pandas\n@wrap\n{DEF}",
            Trouble(2, 2, "failed", "NameError: name 'wrap' is not defined", "wrap"),
            "cell 2, which defines it, failed in line 2: NameError: name 'wrap' is not defined",
        ),
        (
            "linear_backward = lambda dZ, cache: dZ",
            Trouble(2, 1, "failed", "what it says"),
            "cell 2, which defines it, failed in line 1: what it says",
        ),
        (
            DEF + " +",
            Trouble(2, 2, "has a syntax error", "invalid syntax", is_whole=True),
            "cell 2, which defines it, has a syntax error in line 2: invalid syntax",
        ),
        (
            f"while True: pass\n{DEF}",
            Trouble(2, 1, "took too long", "a cell has 6 s"),
            "cell 2, which defines it, took too long in line 1: a cell has 6 s",
        ),
    ],
)
def test_what_went_wrong_in_the_cell_that_defines_it_is_told(cell: str, trouble: Trouble, reason: str) -> None:
    elsewhere = Trouble(1, 1, "failed", "elsewhere")
    assert whereabouts("y = 1", cell).why_absent("linear_backward", [elsewhere, trouble]) == reason


def test_of_two_places_that_do_not_count_the_last_of_the_more_telling_is_told() -> None:
    found = whereabouts(("markdown", DEF), f"%%timeit\n{DEF}", f"class A:\n    {INDENTED}", f"class B:\n    {INDENTED}")
    assert found.why_absent("linear_backward", []).startswith("cell 2 defines it under %%timeit")


def test_an_emptied_answer_is_told() -> None:
    raw = {"cell_type": "code", "source": " ", "metadata": {"nbgrader": {"grade_id": "linear_backward-answer"}}}
    read = parse_notebook(json.dumps({"nbformat": 4, "cells": [raw]}).encode())
    found = Whereabouts(read, plan(read, RELEASE), "fcn_layer")
    assert found.why_absent("linear_backward", []) == "its cell, cell 1, is empty"


def test_why_a_name_that_a_function_reads_is_missing_is_told_at_every_remove() -> None:
    found = whereabouts("import pandas as pd", "data = pd.DataFrame()", "def f():\n    return data")
    troubles = [
        Trouble(1, 1, "failed", NO_PANDAS),
        Trouble(2, 1, "failed", "NameError: name 'pd' is not defined", "pd"),
    ]
    assert found.why_undefined("data", troubles) == (
        "`data` is missing because cell 2 failed in line 1: NameError: name 'pd' is not defined; "
        f"`pd` is missing because cell 1 failed in line 1: {NO_PANDAS}"
    )


def test_names_that_lack_each_other_come_to_an_end() -> None:
    found = whereabouts("a = b", "b = a")
    troubles = [Trouble(1, 1, "failed", "no b", "b"), Trouble(2, 1, "failed", "no a", "a")]
    assert found.why_undefined("a", troubles).count("is missing") <= 5


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (["x = 1"], "no cell defines `helper`"),
        (["def helpr(x):\n    return x"], "no cell defines `helper`, but there is helpr in cell 1"),
        (["def helper(x):\n    return x"], ""),
        (["from mine import *"], ""),
        (["helper = 1", "del helper"], "`helper` is missing: cell 2, line 1 deletes it"),
        ([("markdown", "def helper(x):")], "`helper` is missing: cell 1, which defines it, is a Markdown cell"),
    ],
)
def test_why_a_helper_is_missing_is_told(cells: list[str | tuple[str, str]], reason: str) -> None:
    assert whereabouts(*cells).why_undefined("helper", []) == reason


def test_a_name_of_a_check_that_failed_is_traced_to_it() -> None:
    check = next(cell.source for cell in RELEASE.cells if cell.grade_id == "linear_backward")
    found = whereabouts(check, "def f():\n    return example_gradients")
    trouble = Trouble(1, 4, "failed", "ValueError: not right")
    assert found.why_undefined("example_gradients", [trouble]) == (
        "`example_gradients` is missing because cell 1 failed in line 4: ValueError: not right"
    )
    assert found.why_undefined("example_gradients", []) == ""


def test_the_function_around_a_line_is_found() -> None:
    found = whereabouts("x = 1\ndef f():\n    def g():\n        raise NotImplementedError\n    return g")
    assert (found.function_at(1, 4), found.function_at(1, 1), found.function_at(3, 1)) == ("f", "", "")


def test_long_names_make_no_long_reasons() -> None:
    name = "linear_backward" * 1000
    found = whereabouts(f"class {name}:\n    {INDENTED}")
    assert len(found.why_absent("linear_backward", [])) <= 600
