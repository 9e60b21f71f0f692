"""What the statements of a cell bind and read."""

import ast
import time

import pytest

from autograder.source.scopes import Statement
from autograder.source.statements import MAX_CHARACTERS, statements_of, tree_of


def only(source: str) -> Statement:
    (statement,) = statements_of(3, source) or ()
    return statement


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("a = b = 1", {"a", "b"}),
        ("(a, [b, *c]), d.e, f[0] = g", {"a", "b", "c"}),
        ("a: int = 1", {"a"}),
        ("a: int", set()),
        ("a += 1", {"a"}),
        ("for i, (j, k) in x:\n    y = i\nelse:\n    z = 1", {"i", "j", "k", "y", "z"}),
        ("with open(p) as f, g as (h, i):\n    pass", {"f", "h", "i"}),
        ("import a.b, c.d as e", {"a", "e"}),
        ("from a import b, c as d", {"b", "d"}),
        ("from unknown import *", {"*"}),
        ("if (n := len(x)) > 1:\n    y = [m := i for i in x]", {"n", "y", "m"}),
        ("try:\n    import a\nexcept E as e:\n    b = 1", {"a", "e", "b"}),
        ("match p:\n    case [a, *b]:\n        pass\n    case {'k': c, **d}:\n        pass", {"a", "b", "c", "d"}),
        ("def f(a, b=1):\n    c = 2", {"f"}),
        ("async def f():\n    pass", {"f"}),
        ("class A:\n    b = 1\n    def c(self): d = 1", {"A"}),
        ("@wraps\ndef f(): pass", {"f"}),
        ("[i for i in x]", set()),
        ("lambda y: y", set()),
    ],
)
def test_what_a_statement_binds_is_found(source: str, names: set[str]) -> None:
    assert only(source).binds == names


@pytest.mark.parametrize(
    ("source", "now", "later"),
    [
        ("a = b + c.d[e]", {"b", "c", "e"}, set()),
        ("a += b", {"a", "b"}, set()),
        ("def f(x, y=start):\n    z = x + w\n    return g(z)", {"start"}, {"w", "g"}),
        ("def f(x: Array) -> Out:\n    pass", {"Array", "Out"}, set()),
        ("@trace(level)\ndef f(): pass", {"trace", "level"}, set()),
        ("def f():\n    def g(a):\n        return a + b + c\n    b = 1\n    return g", set(), {"c"}),
        ("def f(x):\n    return [x + i + k for i in range(x)]", set(), {"k", "range"}),
        ("f = lambda x, n=m: x + n + k", {"m"}, {"k"}),
        ("def f():\n    sum = 1\n    return sum", set(), set()),
        ("def f():\n    global n\n    n = n + 1", set(), {"n"}),
        ("def f():\n    n = 1\n    def g():\n        nonlocal n\n        n += 1", set(), set()),
        ("class A(B):\n    c = d\n    e = c\n    def f(self):\n        return c + self.g", {"B", "d"}, {"c"}),
        ("[x for x in y if z]", {"y", "z"}, set()),
        ("{k: [v for v in k] for k in d}", {"d"}, set()),
        ("y[0] = z", {"y", "z"}, set()),
        ("f'{a:{b}} {c!r}'", {"a", "b", "c"}, set()),
        ("def f():\n    for np in range(2): pass\n    return np", set(), {"range"}),
    ],
)
def test_what_a_statement_reads_is_found(source: str, now: set[str], later: set[str]) -> None:
    statement = only(source)
    assert (statement.reads_now, statement.reads_later) == (now, later)


def test_a_function_that_binds_a_global_says_so() -> None:
    assert only("def f():\n    global n\n    n = 1").binds_later == {"n"}


def test_lines_count_from_the_decorator() -> None:
    first, second = statements_of(7, "x = 1\n\n@trace\n\ndef f():\n    return (1 +\n    2)\n") or ()
    assert (first.line, first.last_line) == (1, 1)
    assert (second.cell, second.line, second.last_line) == (7, 3, 7)


@pytest.mark.parametrize(
    ("source", "binds", "reads"),
    [
        ("%matplotlib inline\na = b", [set(), {"a"}], [set(), {"b"}]),
        ("!pip install pandas\na = b", [set(), {"a"}], [set(), {"b"}]),
        ("pip install pandas\na = b", [set(), {"a"}], [set(), {"b"}]),
        ("np.dot?\n?a\na = b", [set(), set(), {"a"}], [set(), set(), {"b"}]),
        ("files = !ls\na = b", [{"files"}, {"a"}], [set(), {"b"}]),
        ("%time a = f(x)", [{"a"}], [{"f", "x"}]),
        ("%timeit -n 10 f(x)", [set()], [{"f", "x"}]),
        ("%%time\na = b", [{"a"}], [{"b"}]),
        ("%%capture\na = b", [{"a"}], [{"b"}]),
        ("%%timeit\na = b", [set()], [{"b"}]),
        ("%%bash\nls", [], []),
        ("%%writefile a.py\nb = c", [], []),
        ("if x:\n    %time y = z", [{"y"}], [{"x", "z"}]),
        ("%run other.py", [{"*"}], [set()]),
    ],
)
def test_what_only_ipython_understands_is_read(source: str, binds: list[set[str]], reads: list[set[str]]) -> None:
    statements = statements_of(1, source) or ()
    assert [statement.binds for statement in statements] == binds
    assert [statement.reads for statement in statements] == reads


def test_lines_below_a_magic_keep_their_numbers() -> None:
    assert [statement.line for statement in statements_of(1, "\n%%time\n\n%cd x\na = 1") or ()] == [4, 5]


def test_what_does_not_parse_is_read_word_by_word_and_the_rest_as_usual() -> None:
    source = "@trace\ndef f(x):\n    return g(x\n\ny = z + 1\n%cd x\nw: int = a = = b\n"
    first, second, third, fourth = statements_of(4, source) or ()
    assert (first.kind, first.line, first.last_line, first.binds) == ("unread", 1, 4, {"f"})
    assert {"trace", "g", "x"} <= first.reads
    assert (second.kind, second.line, second.binds, second.reads) == ("other", 5, {"y"}, {"z"})
    assert third.line == 6
    assert (fourth.kind, fourth.line, fourth.binds) == ("unread", 7, {"w"})


@pytest.mark.parametrize("source", ["a\0b", "x = '\ud800'", "x = " + "9" * 9000, "-" * 100_000 + "1"])
def test_what_no_python_would_run_is_read_without_failing(source: str) -> None:
    (statement,) = statements_of(1, source) or ()
    assert statement.kind == "unread"


@pytest.mark.parametrize("source", ["x" * (MAX_CHARACTERS + 1), "(" * 100 + ")" * 100, "x = 1\n" * 6000])
def test_what_is_too_large_or_too_deep_is_unknown(source: str) -> None:
    assert statements_of(1, source) is None


@pytest.mark.parametrize(
    "source",
    [
        " " * MAX_CHARACTERS,
        "%timeit -n" + "1" * (MAX_CHARACTERS - 20),
        "a=" * (MAX_CHARACTERS // 2) + "1",
        "a, " * (MAX_CHARACTERS // 4) + "a = !x",
        "%time a = 1\n" * (MAX_CHARACTERS // 12),
        "f'{a}'" * (MAX_CHARACTERS // 6),
        "lambda: " * (MAX_CHARACTERS // 8) + "1",
        "a\n" * (MAX_CHARACTERS // 2),
        "'\\d'\n" * (MAX_CHARACTERS // 5),
        "a = = 1\n" * (MAX_CHARACTERS // 8),
        "\n".join(f"def f{number}(:\n    return x" for number in range(9000)),
    ],
    ids=range(11),
)
def test_no_cell_takes_long_to_read(source: str) -> None:
    start = time.process_time()
    statements_of(1, source)
    assert time.process_time() - start < 5


def test_a_parser_that_fails_once_for_reasons_of_its_own_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    parse, failures = ast.parse, [SystemError("AST constructor recursion depth mismatch")]

    def failing_once(source: str) -> ast.Module:
        if failures:
            raise failures.pop()
        return parse(source)

    monkeypatch.setattr(ast, "parse", failing_once)
    assert tree_of("x = 1") is not None
