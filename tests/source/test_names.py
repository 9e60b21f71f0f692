"""What a notebook's functions lead to."""

import time

import pytest

from autograder.source.names import Source
from autograder.source.statements import MAX_CHARACTERS


def source(*cells: str) -> Source:
    return Source(enumerate(cells, start=1))


STEPS = "def step(x):\n    return x", "def other(x):\n    return -x"


@pytest.mark.parametrize(
    "cells",
    [
        ["def walk(x):\n    return step(x)"],
        ["def help(x):\n    return step(x)", "def walk(x):\n    return help(x)"],
        ["s = step", "def walk(x):\n    return s(x)"],
        ["from functools import partial\nwalk = partial(step)"],
        ["walk = lambda x: step(x)"],
        ["walk = step"],
        ["class Walk:\n    def go(self, x):\n        return step(x)", "walk = Walk().go"],
        ["def deco(f):\n    return lambda x: step(f(x))", "@deco\ndef walk(x):\n    return x"],
        ["def walk(x, how=step):\n    return how(x)"],
        ["def walk(x):\n    def inner():\n        return step(x)\n    return inner()"],
        ["table = {'s': step}", "def walk(x):\n    return table['s'](x)"],
        ["table = {}", "table['s'] = step", "def walk(x):\n    return table['s'](x)"],
        ["table = dict()", "table.update(s=step)", "def walk(x):\n    return table['s'](x)"],
        [
            "table = {}\ndef register(f):\n    table[f.__name__] = f\n    return f",
            "@register\ndef stride(x):\n    return step(x)",
            "def walk(x):\n    return table['stride'](x)",
        ],
        ["table = {}\ndef keep(f):\n    table[1] = f", "keep(step)", "def walk(x):\n    return table[1](x)"],
        ["def walk(x):\n    return walk.how(x)", "walk.how = step"],
        ["def set_up():\n    global how\n    how = step", "set_up()", "def walk(x):\n    return how(x)"],
        ["for how in (step, other):\n    pass", "def walk(x):\n    return how(x)"],
        ["%time how = step", "def walk(x):\n    return how(x)"],
    ],
)
def test_a_function_reaches_what_it_may_call(cells: list[str]) -> None:
    assert "step" in (source(*STEPS, *cells).reaches("walk") or ())


@pytest.mark.parametrize(
    "cells",
    [
        ["def walk(x):\n    return -x"],
        ["def walk(step):\n    return step(1)"],
        ["def walk(x):\n    step = abs\n    return step(x)"],
        ["def walk(x):\n    return x.step", "step(walk(1))"],
        ["rng = object()\nX = np.array([1])", "def walk(x):\n    return x", "A = step(X)\nprint(walk(A))"],
        ["NAMES = ('a', 'b')", "def walk(x):\n    return NAMES[x]", "r = step(walk(1))"],
        ["import numpy as np", "def walk(x):\n    return np.sum(x)", "np.sum(step(1))"],
    ],
)
def test_a_function_does_not_reach_what_it_never_names(cells: list[str]) -> None:
    reached = source(*STEPS, *cells).reaches("walk")
    assert reached is not None
    assert "step" not in reached


@pytest.mark.parametrize(
    "cell",
    [
        "def walk(x):\n    return globals()['step'](x)",
        "def walk(x):\n    return eval('step')(x)",
        "import sys\ndef walk(x):\n    return sys.modules['__main__'].step(x)",
        "import __main__\ndef walk(x):\n    return __main__.step(x)",
        "from mine import *\ndef walk(x):\n    return x",
        "%run mine.py\ndef walk(x):\n    return x",
        "def walk(x):\n    return x\n" + "#" * MAX_CHARACTERS,
        "def walk(x):\n    return x\ny = " + "[" * 90 + "]" * 90,
    ],
)
def test_what_a_function_reaches_is_unknown_where_it_cannot_be_told(cell: str) -> None:
    assert source(*STEPS, cell).reaches("walk") is None


def test_other_functions_are_known_beside_a_dynamic_one() -> None:
    assert source(*STEPS, "def walk(x):\n    return eval(x)").reaches("step") == {"step"}


def test_a_star_import_of_numpy_hides_nothing() -> None:
    cells = source("from numpy import *", "def walk(x):\n    return exp(x)")
    assert cells.reaches("walk") == {"walk", "exp"}


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("sum = 0", [("sum", 3, 1)]),
        ("x = 1\nfor sum in range(3):\n    pass", [("sum", 3, 2)]),
        ("del helper", [("helper", 3, 1)]),
        ("from numpy import sum", [("sum", 3, 1)]),
        ("with open('a') as np:\n    pass", [("np", 3, 1)]),
        ("helper, np = 1, 2", [("helper", 3, 1), ("np", 3, 1)]),
        ("def helper(x):\n    return 0", [("helper", 3, 1)]),
        ("walk = walk(1)", [("walk", 3, 1)]),
        ("%time sum = 3", [("sum", 3, 1)]),
        ("def spoil():\n    global sum\n    sum = 1\nspoil()", [("sum", 3, 4)]),
        ("from numpy import *", [("sum", 3, 1)]),
        ("def spoil():\n    global sum\n    sum = 1", []),
        ("def f():\n    sum = 0", []),
        ("total = [sum for sum in range(3)]", []),
        ("other = 1", []),
        ("%%timeit\nsum = 1", []),
    ],
)
def test_names_that_a_later_cell_binds_again_are_found(later: str, expected: list[tuple[str, int, int]]) -> None:
    first = "import numpy as np\ndef helper(x):\n    return sum(x)\ndef walk(x):\n    return np.array(helper(x))"
    found = source(first, "walk([1])", later).rebound_after("walk", 2)
    assert found is not None
    assert [(rebound.name, rebound.cell, rebound.line) for rebound in found] == expected


def test_names_bound_before_the_check_are_not_rebound() -> None:
    cells = source("sum = 1", "def walk(x):\n    return sum(x)", "walk(1)", "y = 1")
    assert cells.rebound_after("walk", 3) == []


def test_a_check_cell_that_is_not_there_has_its_place_by_its_number() -> None:
    cells = Source([(1, "def walk(x):\n    return sum(x)"), (5, "sum = 1")])
    assert [rebound.cell for rebound in cells.rebound_after("walk", 3) or []] == [5]


def test_a_line_belongs_to_the_function_around_it() -> None:
    cells = source("x = 1\n@trace\ndef walk():\n    def inner():\n        return 1\n    return inner")
    assert [cells.definition_at(1, line) for line in range(1, 8)] == [None, *["walk"] * 5, None]


@pytest.mark.parametrize(
    "cell",
    [
        "\n".join(f"def f{number}(x=[]):\n    return f{number + 1}(x)" for number in range(6000)),
        "\n".join(f"c{number} = [c{number - 1}]\nc{number}.append(c{number})" for number in range(6000)),
        ",".join(f"a{number}" for number in range(20000)) + " = " + ",".join(f"a{number}" for number in range(20000)),
        "\n".join(f"c{number} = f([])" for number in range(5000)) + "\n" + "f(c1)\n" * 20000,
    ],
    ids=["chain", "containers", "tuple", "calls"],
)
def test_no_notebook_takes_long_to_read(cell: str) -> None:
    start = time.process_time()
    cells = source(cell, "def walk():\n    return f0")
    cells.reaches("f0")
    cells.rebound_after("walk", 1)
    assert time.process_time() - start < 8
