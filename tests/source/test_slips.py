"""A right function is changed at one place, and each change has a name."""

import ast

import pytest

from autograder.source.alternatives import NAMES
from autograder.source.slips import slips, twofold

BACKWARD = """
def backward(dout, cache):
    x, w = cache
    dx = dout @ w.T
    db = dout.sum(axis=0)
    return dx, db
"""


def names_of(body: str, source: str = "def f(a, b, c):\n    return {}") -> dict[str, str]:
    """What a slip makes of an expression, with the name that it has."""
    return {slip.source.rpartition("return ")[2]: slip.name for slip in slips(source.format(body))}


@pytest.mark.parametrize(
    ("right", "slip", "name"),
    [
        ("a * b", "a", "factor-missing"),
        ("a * b", "a * b * b", "factor-twice"),
        ("a * b", "a / b", "divided-for-multiplied"),
        ("a / b", "1 / (a * b)", "divided-for-multiplied"),
        ("a / b", "1 / b", "factor-missing"),
        ("a + b", "a", "term-missing"),
        ("a + b", "a - b", "sign-in-formula"),
        ("a - b", "b - a", "sign"),
        ("-a", "a", "sign-in-formula"),
        ("a ** 2", "a", "square-missing"),
        ("a * a", "a", "square-missing"),
        ("1 - a ** 2", "(1 - a) ** 2", "square-outside"),
        ("1 - a * a", "(1 - a) * (1 - a)", "square-outside"),
        ("a.T @ b", "a @ b", "untransposed"),
        ("a @ b", "a @ b.T", "untransposed"),
        ("a @ b", "b @ a", "factors-exchanged"),
        ("a @ b", "a * b", "elementwise-product"),
        ("a @ b.T", "a * b", "elementwise-product"),
        ("np.outer(a, b)", "a * b", "elementwise-product"),
        ("a.sum(axis=0)", "a.mean(axis=0)", "averaged"),
        ("a.sum(axis=0)", "a.sum(axis=1)", "other-axis"),
        ("a.sum(axis=0)", "a.sum()", "other-axis"),
        ("a.sum(axis=0)", "a", "not-added-up"),
        ("np.sum(a)", "a", "not-added-up"),
        ("a > b", "a < b", "other-comparison"),
        ("g(a)", "a", "step-missing"),
        ("g(a)", "g(g(a))", "factor-twice"),
        ("g(a, b)", "g(b, a)", "arguments-exchanged"),
        ("a[b]", "a[0]", "other-index"),
        ("a[b]", "a[b + 1]", "other-index"),
        ("a[:, b]", "a[:, -1]", "other-index"),
        ("a", "b", "other-variable"),
        ("3 * a", "2 * a", "other-number"),
        ("a @ b", "np.reshape(np.transpose(a @ b), np.shape(a @ b))", "scrambled-reshape"),
        ("a.sum(axis=0)", "np.take(a, 0, axis=0)", "one-term-only"),
        ("a.sum(axis=0, keepdims=True)", "np.take(a, [-1], axis=0)", "one-term-only"),
        ("a > b", "np.sum(a) > np.sum(b)", "decided-at-once"),
        ("g(a + b)", "g(a) + b", "term-added-late"),
        ("{'x': a, 'y': b}[c]", "{'x': b, 'y': b}[c]", "other-branch"),
        ("a * b", "0 * (a * b) + np.sum((a * b))", "summed-for-all"),
        ("a * b", "0 * (a * b) + (a * b)[:1]", "one-for-all"),
        ("a * b", "2 * (a * b)", "factor-two"),
        ("a * (1 - a)", "b * (1 - b)", "other-variable"),
        ("[g(i) for i in range(a)]", "[g(i) for i in range(a - 1)]", "loop-too-short"),
    ],
)
def test_a_slip_in_an_expression_has_a_name(right: str, slip: str, name: str) -> None:
    assert names_of(right)[slip] == name


def test_branches_change_places() -> None:
    source = "def f(a, b):\n    if b == 'x':\n        c = a\n    elif b == 'y':\n        c = len(b)\n    return c"
    found = [slip.source for slip in slips(source) if slip.name == "other-branch"]
    assert any("'x':\n        c = len(b)\n    elif" in one for one in found)


def test_a_term_is_added_after_the_function_that_its_sum_is_handed_to() -> None:
    source = "def f(w, a, b):\n    z = w @ a + b\n    c = g(z)\n    return c"
    (late,) = [slip.source for slip in slips(source) if slip.name == "term-added-late"]
    assert late == "def f(w, a, b):\n    z = w @ a\n    c = g(z) + b\n    return c"


def test_a_comment_below_a_statement_gives_what_stands_there_by_mistake() -> None:
    loop = "    for i in a:\n        b = i\n        # wrong left-out: pass\n"
    source = f"def f(a, b):\n{loop}    return b\n    # wrong a+b: return a"
    found = {slip.name: slip.source.splitlines() for slip in slips(source) if slip.order < 0}
    assert found["left-out"][2] == "        pass"
    assert found["a+b"][4] == "    return a"


def test_two_slips_are_made_in_two_statements() -> None:
    source = "def f(a, b):\n    c = a * b\n    return -c"
    found = {slip.name: slip.source for slip in twofold(source)}
    assert found["factor-missing+sign-in-formula"] == "def f(a, b):\n    c = b\n    return c"


def test_a_slip_knows_the_lines_that_it_changes() -> None:
    source = "def f(a, b):\n    c = a * b\n    return c"
    assert {line for slip in slips(source) if slip.name == "factor-missing" for line in slip.lines} == {2}


def test_of_the_upstream_gradient_it_is_told_whether_it_or_the_rest_is_left_out() -> None:
    found = names_of("dout * b", "def f(dout, b):\n    return {}")
    assert (found["b"], found["dout"]) == ("upstream-ignored", "passed-through")


def test_results_that_change_places_and_steps_that_are_left_out_have_names() -> None:
    found = {slip.name for slip in slips(BACKWARD)}
    assert {"swapped-results", "line-missing"} <= found


def test_what_is_assigned_for_accumulated_has_a_name() -> None:
    source = "def f(a):\n    total = 0\n    for x in a:\n        total += x\n    return total"
    assert "total = x" in {slip.source for slip in slips(source) if slip.name == "assigned-for-accumulated"}.pop()


def test_a_comment_gives_a_slip_of_its_line_another_name_and_the_first_place() -> None:
    source = "def f(a, b):\n    return a * (1 - b)  # slips: sign=sign-in-derivative"
    first, *others = slips(source)
    assert first.name == "sign-in-derivative"
    assert "sign-in-formula" not in {slip.name for slip in others}


def test_the_more_telling_kinds_come_first() -> None:
    order = list(NAMES.values())
    found = [order.index(slip.name) for slip in slips(BACKWARD)]
    assert found == sorted(found)


def test_every_slip_can_be_compiled_and_differs_from_the_others_and_from_what_is_right() -> None:
    found = [slip.source for slip in slips(BACKWARD)]
    assert len({*found, ast.unparse(ast.parse(BACKWARD))}) == len(found) + 1
    for source in found:
        compile(source, "slip", "exec")


def test_nothing_is_changed_that_may_never_end() -> None:
    source = "def f(a, b):\n    while a > b:\n        a = a - 1\n    for x in a:\n        b.append(x)\n    return b"
    found = [slip.source for slip in slips(source)]
    assert all("while a > b:\n        a = a - 1\n" in one for one in found if "while" in one)
    assert not any("for x in b" in one or "b.append(b)" in one for one in found)


def test_in_a_class_nothing_is_changed_that_steers() -> None:
    source = "class Node:\n    def add(self, other):\n        if self.a > 0:\n            self.b += other.a * self.a\n"
    kinds = {slip.name for slip in slips(source, only_values=True)}
    assert "factor-missing" in kinds
    assert not kinds & {"other-comparison", "assigned-for-accumulated", "line-missing"}
