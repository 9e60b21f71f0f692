"""Which names of cells that are left out are bound after all, and which cells need not run."""

from itertools import count

import pytest

from autograder.cells.needs import Place, sources_to_run

GRADED = ("solve", "train")


def run(*cells: str | tuple[str, str]) -> list[str]:
    """What is run of cells: a text is the student's answer; ``("out", ...)`` is left out, ``("free", ...)`` is free."""
    numbers = count(1)
    places = [
        Place(next(numbers), cell)
        if isinstance(cell, str)
        else Place(next(numbers), cell[1], is_left_out=cell[0] == "out", is_free=cell[0] == "free")
        for cell in cells
    ]
    return [source for source in sources_to_run(places, GRADED) if source is not None]


SOLVE = "def solve(x):\n    return x + 1"
CHECK = ("out", "example = [1, 2]\nother = slow()\nassert solve(example[0]) == 2\nplot(example)")
EXAMPLE = "example = [1, 2]\n\n\n"


@pytest.mark.parametrize(
    "use",
    [
        "print(example)\n" + SOLVE,
        "def solve(x, start=example):\n    return x + 1",
        "def solve(x):\n    return x + len(example)",
        "def helper():\n    return example\n" + SOLVE,
        "class Helper:\n    start = example\n" + SOLVE,
        "solve = lambda x: x + example[0]",
        "@trace(example)\n" + SOLVE,
        SOLVE + "\ndel example",
        "%time print(example)\n" + SOLVE,
    ],
)
def test_a_name_that_an_answer_uses_is_bound_and_nothing_else_is_run(use: str) -> None:
    assert run(CHECK, use) == [EXAMPLE, use]


def test_a_name_that_a_function_uses_when_it_is_called_may_be_bound_below_it() -> None:
    use = "def solve(x):\n    return output(x)"
    check = ("out", "def output(x):\n    return scale * x\nscale = 2\nassert solve(1) == 2\nscale = plot(scale)")
    assert run(use, check) == [use, "def output(x):\n    return scale * x\nscale = 2\n\n"]


def test_what_the_name_needs_is_run_too_in_order() -> None:
    use = "print(total)\n" + SOLVE
    first, second = ("out", "a = 1\nb = 2"), ("out", "c = a + 1\ntotal = c + a\ndraw(total)")
    assert run(first, second, use) == ["a = 1\n", "c = a + 1\ntotal = c + a\n", use]


def test_what_changes_the_name_is_run_too() -> None:
    use = "print(costs)\n" + SOLVE
    out = ("out", "costs = []\nfor i in range(3):\n    costs.append(i)\nlast = costs[-1]\nplot(costs)")
    assert run(out, use) == ["costs = []\nfor i in range(3):\n    costs.append(i)\n\n", use]


def test_the_last_value_before_the_use_is_the_one_that_is_bound() -> None:
    use = "print(rng)\n" + SOLVE
    assert run(("out", "rng = 1"), ("out", "rng = 2"), use, ("out", "rng = 3")) == ["rng = 2", use]


def test_a_name_that_the_student_binds_is_not_bound_again() -> None:
    mine = "example = 3"
    use = "def solve(x):\n    return x + example"
    assert run(mine, CHECK, use) == [mine, use]
    assert run(CHECK, mine, "print(example)\n" + SOLVE) == [mine, "print(example)\n" + SOLVE]


def test_names_of_parameters_and_locals_are_no_use() -> None:
    use = "def solve(example):\n    other = example\n    return [other for example in other]"
    assert run(CHECK, use) == [use]


@pytest.mark.parametrize("use", ["eval('exam' + 'ple')", "globals()['ex' + 'ample']", "exec('print(e' + 'xample)')"])
def test_where_it_cannot_be_told_checks_bind_all_their_names(use: str) -> None:
    loop = ("out", "for i in range(3):\n    wait(i)\nsecond = example\nthird = solve(2)")
    assert run(CHECK, loop, SOLVE, use) == [
        "example = [1, 2]\nother = slow()\n\n",
        "\n\nsecond = example\n",
        SOLVE,
        use,
    ]


def test_where_it_cannot_be_told_deleted_checks_bind_only_what_is_named() -> None:
    places = [Place(0, CHECK[1], is_left_out=True), Place(1, "eval('exam' + 'ple', other)")]
    assert sources_to_run(places, GRADED) == ["\nother = slow()\n\n", "eval('exam' + 'ple', other)"]


@pytest.mark.parametrize("use", ["eval('example[0]')", "globals()['example']", "exec('print(example)')"])
def test_names_in_texts_count_where_code_may_read_them(use: str) -> None:
    assert run(("out", "for example in range(3):\n    wait(example)"), SOLVE, use)[0].startswith("for example in")


@pytest.mark.parametrize("module", ["ctypes", "inspect", "importlib", "sys"])
def test_a_module_that_could_reach_anything_is_no_use(module: str) -> None:
    use = f"import {module}\n" + SOLVE + "\nprint(sys.modules)"
    assert run(CHECK, use) == [use]


def test_comments_are_no_use_of_a_name() -> None:
    assert run(CHECK, "# example", SOLVE) == ["# example", SOLVE]


def test_in_a_large_notebook_every_word_may_be_a_name() -> None:
    use = SOLVE + "\n" + "#" * 300_000
    assert run(CHECK, use, "print(example)") == [EXAMPLE, use, "print(example)"]
    assert run(CHECK, use) == [use]


@pytest.mark.parametrize(
    "looking",
    [
        "print(example)",
        "import numpy as np\ntrial = np.array(example)\ntrial.sort()\nprint(trial)",
        "for value in example:\n    print(solve(value))",
        "example[0] = 3",
    ],
)
def test_a_cell_that_only_looks_at_demonstrations_is_not_run(looking: str) -> None:
    assert run(SOLVE, CHECK, ("free", looking)) == [SOLVE]


def test_cells_that_build_on_one_that_only_looks_are_not_run_either() -> None:
    assert run(SOLVE, CHECK, ("free", "mine = example"), ("free", "print(mine)")) == [SOLVE]


@pytest.mark.parametrize(
    "cell",
    [
        "start = example[0]",
        "table = {}\ntable['start'] = example",
        "def start():\n    return example",
        "import numpy as np\nnp.random.seed(example[0])",
        "solve = None\nprint(example)",
        "import sys\nsys.path.append(example[0])",
        "from mine import *\nprint(example)",
        "%run mine.py\nprint(example)",
    ],
)
def test_a_cell_on_which_a_function_depends_is_run(cell: str) -> None:
    answer = "import numpy as np\ndef solve(x):\n    return np.sum(x) + start[0] + table['start']"
    assert run(CHECK, ("free", cell), answer) == [EXAMPLE, cell, answer]


def test_a_cell_that_an_answer_uses_above_its_function_is_run() -> None:
    answer = "print(mine)\n" + SOLVE
    assert run(CHECK, ("free", "mine = example"), answer) == [EXAMPLE, "mine = example", answer]


def test_own_cells_that_use_no_demonstration_are_run() -> None:
    assert run(CHECK, ("free", "print(solve(1))"), SOLVE) == ["print(solve(1))", SOLVE]


def test_a_cell_that_does_not_parse_is_run_so_that_its_failure_is_told() -> None:
    assert run(CHECK, "def solve(x:\n", ("free", "a = = example")) == [
        EXAMPLE,
        "def solve(x:\n",
        "a = = example",
    ]
