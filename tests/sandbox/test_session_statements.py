"""A cell runs statement by statement: what fails takes nothing else along, and is told with line, reason and names."""

import json
from collections.abc import Callable

import msgspec
import pytest

from autograder.sandbox.calls import Call, Failed, Returned
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Session

OpenSession = Callable[..., Session]
VALUE = "def value(): return x\n"


def value_of(session: Session, *names: str) -> object:
    outcomes = session.run([Call("value", ()), *[Call(name, ()) for name in names]])
    values = [outcome.value if isinstance(outcome, Returned) else outcome for outcome in outcomes]
    return values if names else values[0]


@pytest.mark.parametrize(
    ("statement", "type_name"),
    [
        ("from google.colab import drive, files", "ModuleNotFoundError"),
        ("import pandas as pd, scipy.special", "ModuleNotFoundError"),
        ("%load_ext no_such_extension", "ModuleNotFoundError"),
        ("%no_such_magic 3", "UsageError"),
        ("import matplotlib; matplotlib.use('TkAgg')", "ImportError"),
        ("size = int(input('how large? '))", "EOFError"),
        ("import getpass; secret = getpass.getpass()", "EOFError"),
        ("import sys; sys.exit()", "SystemExit"),
        ("raise SystemExit", "SystemExit"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("assert 1 == 2", "AssertionError"),
        ("data = open('/content/drive/MyDrive/data.csv').read()", "FileNotFoundError"),
        ("return 3", "SyntaxError"),
    ],
)
def test_what_stands_below_a_failing_statement_runs(open_session: OpenSession, statement: str, type_name: str) -> None:
    session = open_session(f"x = 1\n\n{statement}\nx += 1", "x += 1", VALUE)
    assert value_of(session) == 3
    (failed,) = session.failed_statements
    assert (failed.cell, failed.line, failed.failed.type_name) == (2 - 1, 3, type_name)


@pytest.mark.parametrize(
    "statement",
    [
        "help(len); copyright(); print(credits, license)",
        "exit()",
        "quit()",
        "exit",
        "%matplotlib qt",
        "%matplotlib notebook",
        "%matplotlib widget",
        "%pip install torch\n%conda install -y numpy\n!pip install torch",
        "%timeit sum(range(1000))\n%timeit -n 100000 -r 50 -q sum(range(1000))",
        "result = %timeit -o -n 1000000 sum(range(1000))\nassert result.average > 0",
        "%config InlineBackend.figure_format = 'retina'",
        "%env LEVEL=3\n%precision 3\n%who\n%pwd\n%reload_ext autoreload\n%xmode plain",
        "from IPython.display import HTML, Image, clear_output, display\ndisplay(HTML('<b>1</b>')); clear_output()",
        "import matplotlib.pyplot as plt\nfor n in range(30): plt.figure()\nplt.show()",
        "import warnings; warnings.filterwarnings('error')\nimport matplotlib.pyplot as plt; plt.plot([1]); plt.show()",
        "?len\nlen??",
        "%clear\n%autosave 60\n%connect_info",
        "input",
    ],
)
def test_what_costs_nothing_in_jupyter_costs_nothing(open_session: OpenSession, statement: str) -> None:
    session = open_session("x = 1", f"{statement}\nx += 1", VALUE)
    assert value_of(session) == 2
    assert (session.failed_statements, session.attempts, session.deaths) == ([], [], [])


@pytest.mark.parametrize(
    ("statement", "bound"),
    [
        ("import no_such.thing, other as o", ("no_such", "o")),
        ("import math, no_such, json.decoder as decoder", ("no_such",)),
        ("from no_such import a, b as c", ("a", "c")),
        ("y: int = 1 / 0", ("y",)),
        ("(p, *q), r[0] = 1 / 0", ("p", "q")),
        ("if 1 / 0:\n    def f(u): v = 3\nelse:\n    class g: w = 4", ("f", "g")),
        ("for i in 1 / 0:\n    total = [j for j in range(i)]", ("i", "total")),
        ("with open('no') as file: text = file.read()", ("file", "text")),
        ("print(1 / 0)", ()),
    ],
)
def test_a_failed_statement_tells_what_it_would_have_bound(
    open_session: OpenSession, statement: str, bound: tuple[str, ...]
) -> None:
    session = open_session(f"ok = 1\n{statement}", VALUE)
    session.run([])
    assert [(failed.line, set(failed.bound)) for failed in session.failed_statements] == [(2, set(bound))]


def test_a_module_that_is_here_is_imported_though_another_of_the_statement_is_not(open_session: OpenSession) -> None:
    session = open_session(
        "import math, no_such as n, itertools as tools, os.path\nx = tools, math.pi, os.path.sep", VALUE
    )
    session.run([])
    assert [failed.bound for failed in session.failed_statements] == [("n",)]


def test_the_line_is_that_of_the_notebook_whatever_stands_above(open_session: OpenSession) -> None:
    session = open_session(
        "\n\n\n1 / 0", "%%time\ny = 1\n1 / 0\nx = 2", "\n%%capture out\n\n\n1 / 0", "%%time\ndef :", VALUE
    )
    assert value_of(session) == 2
    assert [(failed.cell, failed.line) for failed in session.failed_statements] == [(1, 4), (2, 3), (3, 5), (4, 2)]
    assert session.failed_statements[2].failed.where == "cell 3, line 5"


def test_below_the_magic_of_a_cell_statements_run_one_by_one(open_session: OpenSession) -> None:
    session = open_session(
        "%%time\nimport no_such\nx = [1]",
        "%%capture printed\nx.append(2)\nprint('hello')",
        "%%no_such_magic --here\nx.append(3)",
        "%%bash\nls",
        "%%writefile note.txt\nnot Python",
        "%%timeit -n 1000\nx.append(4)",
        VALUE,
    )
    assert value_of(session) == [1, 2, 3, 4]
    assert set(session.failed_cells) == {1, 3}


def test_a_later_definition_wins_even_if_a_name_in_it_came_later_still(open_session: OpenSession) -> None:
    session = open_session(
        "def value(): return 'wrong'\nx = 'wrong'",
        "@traced\ndef value(): return 'right', x\nx = scale * 2",
        "def traced(function): return function\nscale = 21",
    )
    assert value_of(session) == ("right", 42)
    assert session.failed_statements == []


def test_an_earlier_definition_never_stands_in_for_a_later_one(open_session: OpenSession) -> None:
    session = open_session(
        "@traced\ndef value(): return 'early'\nx = scale",
        "def value(): return 'late', x\nx = 1",
        "def traced(function): return function\nscale = 21",
    )
    assert value_of(session) == ("late", 1)


def test_cells_in_reverse_order_are_run_until_nothing_is_missing(open_session: OpenSession) -> None:
    session = open_session("def value(f=lambda: c): return f()", "c = b + 1", "b = a + 1", "a = start + 1", "start = 1")
    assert value_of(session) == 4
    assert session.failed_statements == []


def test_a_statement_that_takes_too_long_leaves_time_for_the_rest(open_session: OpenSession, limits: Limits) -> None:
    short = msgspec.structs.replace(limits, cell_cpu_s=0.5)
    slow = "while True: pass"
    session = open_session(f"x = 1\n{slow}\nx += 1\n{slow}\nx += 1", "x += 1", VALUE, limits=short)
    assert value_of(session) == 4
    failed = [(statement.line, statement.failed.kind) for statement in session.failed_statements]
    assert failed == [(2, "timeout"), (4, "timeout")]
    assert session.failed_cells[1].message == "it was stopped after 0.5 s of computing"


def test_any_number_of_endless_statements_takes_no_more_than_half_the_time_again(
    open_session: OpenSession, limits: Limits
) -> None:
    short = msgspec.structs.replace(limits, cell_wall_s=1.0)
    wait = "import time\n" + "time.sleep(60)\n" * 500
    session = open_session(f"{wait}def lost(): pass", "x = 2", VALUE, limits=short)
    session.run([])
    assert value_of(session) == 2
    assert session.failed_statements[-1].failed.message == "not run: what is above it took too long"
    assert session.deaths == []


def test_what_took_too_long_once_is_not_run_by_the_next_guest(
    open_session: OpenSession, limits: Limits, seconds: Callable[[], float]
) -> None:
    waiting = "import time, os\nx = 1\ntime.sleep(60)\nx = 2"
    session = open_session(waiting, "def die(): os._exit(1)", VALUE, limits=limits)
    session.run([Call("die", ())])
    start = seconds()
    assert value_of(session) == 2
    assert seconds() - start < limits.cell_wall_s
    assert [failed.line for failed in session.failed_statements] == [3]


def test_two_deadly_statements_of_one_cell_are_both_left_out(open_session: OpenSession, limits: Limits) -> None:
    many = msgspec.structs.replace(limits, lives=8)
    session = open_session("import os\nx = 1\nos._exit(1)\nx = 2\nos.abort()\nx = 3", VALUE, limits=many)
    assert value_of(session) == 3
    assert [failed.line for failed in session.failed_statements] == [3, 5]


def test_a_cell_that_is_deadly_only_when_gaps_are_filled_costs_one_guest(open_session: OpenSession) -> None:
    session = open_session("x = 1\nend(1)", "import os\nend = os._exit", VALUE)
    assert value_of(session) == 1
    assert session.deaths == ["the process ended"]
    assert session.failed_cells[1].type_name == "NameError"


def test_no_more_is_told_of_a_cell_than_somebody_would_read(open_session: OpenSession) -> None:
    session = open_session("\n".join(f"missing_{number} + {'y' * 5000}" for number in range(1000)), "x = 1", VALUE)
    assert value_of(session) == 1
    assert len(session.failed_statements) == 20
    assert len(json.dumps(msgspec.to_builtins(session.failed_statements))) < 30_000


def test_a_progress_bar_is_there_though_its_package_is_not(open_session: OpenSession) -> None:
    session = open_session(
        "from tqdm import tqdm, trange\nfrom tqdm.notebook import tqdm as bar\nimport tqdm.auto as auto",
        "x = [n for n in tqdm(range(2), desc='first')] + list(trange(2, 4)) + [n for n in bar([4], total=1)]",
        "with auto.tqdm(total=3) as shown:\n    shown.update(2)\n    shown.set_postfix(loss=1)",
        "tqdm.write('done')\nfor n, y in enumerate(tqdm([5])): x.append(y)\nx.append(shown.n)",
        VALUE,
    )
    assert value_of(session) == [0, 1, 2, 3, 4, 5, 2]
    assert session.failed_statements == []


def test_what_is_forgotten_at_the_end_was_there_when_it_was_checked(open_session: OpenSession) -> None:
    assert value_of(open_session("x = 1", VALUE, "%reset -f")) == 1


def test_what_jupyter_has_is_there(open_session: OpenSession) -> None:
    session = open_session(
        "from __future__ import annotations\nimport asyncio, dataclasses, pickle, sys, numpy as np",
        "@dataclasses.dataclass\nclass Layer:\n    size: int\n    next: Layer | None = None",
        "x = pickle.loads(pickle.dumps(Layer(3))).size\nif __name__ == '__main__': x += 1",
        "await asyncio.sleep(0)\nx += await asyncio.sleep(0, 1)\nasync def later(): return 1",
        "async for _ in (n async for n in later_all()): x += 1",
        "def later_all():\n    async def all():\n        yield 1\n    return all()",
        "import inspect; assert 'yield 1' in inspect.getsource(later_all)\nassert get_ipython() is not None",
        "np.seterr(all='raise'); np.set_printoptions(precision=3); sys.setrecursionlimit(3000)\nglobal y; y = x",
        "assert '__file__' not in globals()",
        VALUE,
    )
    assert value_of(session) == 6
    assert session.failed_statements == []


def test_failures_are_exceptions_as_ever_inside_a_compound_statement(open_session: OpenSession) -> None:
    session = open_session(
        "try:\n    import no_such\n    x = 'there'\nexcept ImportError:\n    x = 'fallback'\nfinally:\n    y = 1",
        "for n in range(3):\n    if n == 1: raise ValueError\n    x += str(n)",
        VALUE,
    )
    assert value_of(session) == "fallback0"
    assert session.failed_cells == {2: Failed("raised", "ValueError", "", "cell 2, line 2")}
