"""Recipes are cooked of what the student's functions give: only what is built as the right value is let through."""

from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from autograder.course import Exercise
from autograder.grading.asking import Asker
from autograder.grading.bench import Bench
from autograder.grading.cases import Case, alone
from autograder.grading.declare import Ask, Plain, Recipe
from autograder.grading.expect import Expectations
from autograder.grading.judge import Judge
from autograder.grading.kitchen import Kitchen, NoValueError
from autograder.grading.record import Record
from autograder.numeric.arrays import Array
from autograder.sandbox.calls import Call
from autograder.sandbox.guests import Launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Cell, Session
from autograder.verdict import CheckVerdict

Judged = Callable[[str], dict[str, CheckVerdict]]

X = np.array([[0.5, -1.0, 2.0], [1.5, 0.25, -0.75]])
REFERENCE = """
import numpy as np
def twice(x): return 2 * x
def parts(x): return x.sum(), [x[:1], x[1:]]
def size(x): return float(x.size)
def slope(z): return np.cos(z)
def error(W, delta, z): return (W.T @ delta) * slope(z)
"""
STUDENT = """
import numpy as np
from fractions import Fraction
def twice(x): return twice.gives(x)
def parts(x): return parts.gives(x)
def size(x): return size.gives(x)
def give(function, source):
    globals()[function].gives = eval('lambda x: ' + source)
    return 1
"""


@pytest.fixture(scope="module")
def expectations() -> Expectations:
    reference = ModuleType("reference")
    exec(REFERENCE, vars(reference))  # noqa: S102 - ours
    return Expectations(reference)


@pytest.fixture(scope="module")
def session(zygote: Launcher, limits: Limits) -> Iterator[Session]:
    """One guest that must live through everything that is asked for here."""
    with Session(zygote, [Cell(1, STUDENT)], (), limits) as session:
        yield session
    assert session.deaths == []


@pytest.fixture
def given(session: Session, expectations: Expectations) -> Callable[..., Any]:
    """Ask for a function that gives what a source says."""
    bench = Bench(Asker(session), expectations, Record(Exercise("error", {})), {})

    def ask(function: str, source: str, argument: object = X) -> object:
        session.run([Call("give", (function, source))])
        return Kitchen(bench)(function, argument)

    return ask


def test_what_fits_is_let_through(given: Callable[..., Any]) -> None:
    assert np.array_equal(given("twice", "3 * x"), 3 * X)


@pytest.mark.parametrize(
    ("source", "value"),
    [("x.astype(np.float32)", X), ("x.astype(int)", X.astype(int))],
    ids=["float32", "integers"],
)
def test_numbers_come_as_float64(given: Callable[..., Any], source: str, value: Array) -> None:
    found = given("twice", source)
    assert found.dtype == np.float64
    assert np.array_equal(found, value)


def test_numbers_that_are_not_finite_are_let_through(given: Callable[..., Any]) -> None:
    assert np.isnan(given("twice", "x * np.nan")).all()


@pytest.mark.parametrize("source", ["3", "3.0", "np.float32(3)", "np.array(3)"])
def test_a_number_may_be_of_any_kind(given: Callable[..., Any], source: str) -> None:
    found = given("size", source)
    assert (found.shape, float(found)) == ((), 3.0)


@pytest.mark.parametrize("source", ["(x.sum(), [x[:1], x[1:]])", "[x.sum(), (x[:1], x[1:])]"])
def test_what_is_nested_is_let_through_item_by_item(given: Callable[..., Any], source: str) -> None:
    total, (head, tail) = given("parts", source)
    assert total == X.sum()
    assert np.array_equal(head, X[:1])
    assert np.array_equal(tail, X[1:])


REFUSED = {
    "twice": ("x[:1]", "x.T", "None", "'text'", "1.0", "x > 0", "1j * x", "list(x)", "x.tolist()", "(x,)", "{'x': x}"),
    "size": ("True", "None", "'6'", "6j", "np.ones(1)", "[6.0]"),
    "parts": ("x.sum()", "(x.sum(),)", "(x.sum(), x)", "(x, [x[:1], x[1:]])", "(x.sum(), [x[:1]])", "None"),
}
UNGIVEN = ("1 / 0", "object()", "lambda: 1", "globals()['nothing']")


@pytest.mark.parametrize(
    ("function", "source"),
    [(function, source) for function, sources in REFUSED.items() for source in (*sources, *UNGIVEN)],
)
def test_what_does_not_fit_is_no_value(given: Callable[..., Any], function: str, source: str) -> None:
    with pytest.raises(NoValueError):
        given(function, source)


def test_a_function_that_is_missing_gives_no_value(session: Session, expectations: Expectations) -> None:
    ask = Kitchen(Bench(Asker(session), expectations, Record(Exercise("error", {})), {}))
    with pytest.raises(NoValueError):
        ask("slope", X)


def cooked(ask: Ask, case: Case, _upstream: Array | None) -> Mapping[str, Array]:
    """The error by the student's own slope, with the product in between."""
    W, delta, z = case.arguments
    return {"error": (W.T @ delta) * ask("slope", z)}  # type: ignore[attr-defined]


RNG = np.random.default_rng(11)
POINTS = [RNG.standard_normal((4, m)) for m in (1, 3, 2)]
SLOPES = [Case(label=f"z {z.shape}", m=z.shape[1], arguments=(z,)) for z in POINTS]
ERRORS = [
    Case(
        label=f"W (5, 4), z {z.shape}",
        m=z.shape[1],
        arguments=(RNG.standard_normal((5, 4)), RNG.standard_normal((5, z.shape[1])), z),
    )
    for z in POINTS
]
ERROR = Plain(function="error", outputs=alone("error"), parts=(Recipe(("slope",), cooked),))
SLOPE = "def slope(z): return {}"
BY_SLOPE = "def error(W, delta, z): return {}"
WITH_CALL = BY_SLOPE.format("(W.T @ delta) * slope(z)")
KEPT = "it keeps its marks: it is what your own slope gives; a mistake there costs marks once"


@pytest.fixture
def judged(zygote: Launcher, expectations: Expectations, limits: Limits) -> Judged:
    """Judge ``slope`` and then ``error``; the first check of each."""

    def judge(source: str) -> dict[str, CheckVerdict]:
        peers = {name: Record(Exercise(name, {name: 3.0, "inputs": 1.0})) for name in ("slope", "error")}
        with Session(zygote, [Cell(1, f"import numpy as np\n{source}")], (), limits) as session:
            Judge(session, expectations, peers["slope"], peers).values(
                Plain(function="slope", outputs=alone("slope")), SLOPES
            )
            Judge(session, expectations, peers["error"], peers).values(ERROR, ERRORS)
        return {name: record.verdict().checks[0] for name, record in peers.items()}

    return judge


def test_what_is_cooked_of_a_right_part_is_right_without_a_word(judged: Judged) -> None:
    found = judged(f"{SLOPE.format('np.cos(z)')}\n{WITH_CALL}")
    assert [(check.passed, check.message) for check in found.values()] == [(True, "")] * 2


@pytest.mark.parametrize("slope", ["-np.sin(z)", "2 * np.cos(z)", "np.cos(z) + z ** 2"])
def test_what_is_cooked_of_a_wrong_part_keeps_its_marks(judged: Judged, slope: str) -> None:
    found = judged(f"{SLOPE.format(slope)}\n{WITH_CALL}")
    assert not found["slope"].passed
    assert (found["error"].passed, found["error"].message) == (True, KEPT)


LOSING = {
    "a mistake of its own": ("2 * np.cos(z)", "-(W.T @ delta) * slope(z)"),
    "another mistake than that of its part": ("2 * np.cos(z)", "(W.T @ delta) * slope(2 * z)"),
    "the part written out with its mistake": ("2 * np.cos(z)", "(W.T @ delta) * 2 * np.cos(z)"),
    "a part of the wrong shape": ("np.cos(z)[:1]", "(W.T @ delta) * slope(z)"),
    "a part that gives nothing": ("None", "(W.T @ delta) * (slope(z) or 1.0)"),
    "a part that is zero": ("0 * z", "(W.T @ delta) * slope(z)"),
    "a part that is not finite": ("z * np.nan", "(W.T @ delta) * slope(z)"),
}


@pytest.mark.parametrize(("slope", "error"), LOSING.values(), ids=LOSING)
def test_what_shows_nothing_keeps_no_marks(judged: Judged, slope: str, error: str) -> None:
    found = judged(f"{SLOPE.format(slope)}\n{BY_SLOPE.format(error)}")
    assert not found["slope"].passed
    assert (found["error"].passed, found["error"].score) == (False, 0.0)
    assert "keeps its marks" not in found["error"].message
