"""Functions of ours that the student's code calls over the wire: exact values, and true counts."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from autograder.sandbox.calls import Call, Failed, Moves, Outcome, Returned
from autograder.sandbox.guest.codec import UnsendableError
from autograder.sandbox.guest.stand_ins import Callback
from autograder.sandbox.guests import Launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Cell, Session

OpenSession = Callable[..., Session]
Run = Callable[..., list[Outcome]]
Array = npt.NDArray[Any]

INNER = np.cos(np.arange(12.0)).reshape(4, 3)
X = np.array([0.3, -1.7, 2.9])
SOURCE = """
import threading
import numpy as np
kept = []
def one(f, x): return f(x)
def each(f, points): return [f(x) for x in points]
def times(f, x, n): return [f(x) for _ in range(n)][-1]
def both(f, g, x): return f(x) + f(x) + g(x)
def inside(parameters, x): return parameters['maps'][0](x) + parameters['maps'][1](x)
def none_of_it(f, x): return x
def fails_after(f, x): return f(x) / 0 if f(x) is None else [][0]
def keeps(f): kept.append(f)
def uses_kept(x): return kept[-1](x)
def told(f, x):
    try:
        f(x)
    except Exception as error:
        return type(error).__name__, str(error)
def told_of(f, expression): return told(f, eval(expression))
def spoils(f, x):
    f(x)[:] = 0
    return f(x)
def endless(f, x):
    while True:
        f(x)
def from_threads(f, points):
    values = [None] * len(points)
    def work(number): values[number] = f(points[number])
    threads = [threading.Thread(target=work, args=(number,)) for number in range(len(points))]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    return values
"""


def bend(x: Any) -> Array:  # noqa: ANN401 - whatever the student passes
    """Return a value that shows every bit of x; refuse what is not (3,)."""
    point = np.asarray(x)
    if point.dtype.kind not in "fiu" or point.shape != (3,):
        msg = f"f takes 3 numbers, shape (3,), not shape {point.shape}"
        raise ValueError(msg)
    return np.asarray(np.sin(INNER @ point))


F = Callback(bend)


@pytest.fixture(scope="module")
def run(zygote: Launcher) -> Iterator[Run]:
    """Make calls of the functions above, in one guest that must live through all of them."""
    limits = Limits(call_cpu_s=0.05, call_wall_s=2.0)  # too short for as many questions as may be asked
    with Session(zygote, [Cell(1, SOURCE)], (), limits) as session:
        yield lambda *calls: session.run(calls)
    assert session.deaths == []


def value(outcome: Outcome) -> Any:  # noqa: ANN401 - whatever came back
    assert isinstance(outcome, Returned), outcome
    return outcome.value


def asked(outcomes: list[Outcome]) -> list[int]:
    return [outcome.asked for outcome in outcomes if isinstance(outcome, Returned)]


def test_the_values_come_back_exactly(run: Run) -> None:
    points = [X, X * (1 + 2.0**-52), -X, X * 1e-300]
    (outcome,) = run(Call("each", (F, points)))
    assert all(map(np.array_equal, value(outcome), map(bend, points)))


@pytest.mark.parametrize(
    "point",
    [X.astype(np.float32), np.array([np.nan, np.inf, -0.0]), np.arange(3), np.zeros((0, 3)), 1j * X, np.array(2.5)],
    ids=["float32", "nan", "integers", "empty", "complex", "one number"],
)
def test_what_the_function_is_called_with_arrives_exactly_and_so_does_its_value(run: Run, point: Array) -> None:
    seen: list[Any] = []
    (outcome,) = run(Call("one", (Callback(lambda x: seen.append(x) or x), point)))  # type: ignore[func-returns-value]
    for found in (seen[0], value(outcome)):
        assert (found.dtype, found.shape, found.tobytes()) == (point.dtype, point.shape, point.tobytes())


def test_a_plain_number_comes_back_as_an_array_of_none_dimensions(run: Run) -> None:
    (outcome,) = run(Call("one", (Callback(lambda _x: 2.5), X)))
    assert (value(outcome).shape, float(value(outcome))) == ((), 2.5)


def test_a_value_that_is_overwritten_is_only_the_students(run: Run) -> None:
    mine = np.arange(3.0)
    (outcome,) = run(Call("spoils", (Callback(lambda _x: mine), X)))
    assert np.array_equal(value(outcome), np.arange(3.0))
    assert np.array_equal(mine, np.arange(3.0))


def test_a_function_is_no_argument_that_can_be_modified(run: Run) -> None:
    (outcome,) = run(Call("inside", ({"maps": [F, F]}, X)))
    assert isinstance(outcome, Returned)
    assert outcome.modified == ()


def test_questions_are_counted_for_the_call_whose_function_was_called(run: Run) -> None:
    outcomes = run(
        Call("times", (F, X, 5)),
        Call("none_of_it", (1, X)),
        Call("both", (F, Callback(bend), X)),
        Call("none_of_it", (F, X)),
        Call("inside", ({"maps": [F, F]}, X)),
        Call("times", (F, X, 1)),
    )
    assert asked(outcomes) == [5, 0, 3, 0, 2, 1]


def test_questions_of_one_request_do_not_count_in_the_next(run: Run) -> None:
    assert asked(run(Call("times", (F, X, 4)))) == asked(run(Call("times", (F, X, 4)))) == [4]


def test_questions_of_a_call_that_fails_count_for_no_other(run: Run) -> None:
    failed, *others = run(Call("fails_after", (F, X)), Call("times", (F, X, 2)))
    assert isinstance(failed, Failed)
    assert failed.type_name == "IndexError"
    assert asked(others) == [2]


def test_a_function_that_a_later_call_uses_counts_where_it_was_given(run: Run) -> None:
    given, used = run(Call("keeps", (F,)), Call("uses_kept", (X,)))
    assert np.array_equal(value(used), bend(X))
    assert asked([given, used]) == [1, 0]


def test_a_function_is_called_at_every_point_of_a_sweep(run: Run) -> None:
    seen: list[Any] = []
    doubled = Callback(lambda x: seen.append(x) or 2 * x)  # type: ignore[func-returns-value]
    moves = Moves(1, None, np.eye(3), np.array([[0.5, -0.5]] * 3), ())
    (outcome,) = run(Call("one", (doubled, X), moves=moves))
    assert np.array_equal(value(outcome), 2 * np.array(seen).reshape(3, 2, 3))
    assert asked([outcome]) == [6]


def test_an_argument_of_the_wrong_shape_is_a_value_error_where_it_is_called(run: Run) -> None:
    (outcome,) = run(Call("told", (F, X[:2])))
    assert value(outcome) == ("ValueError", "f takes 3 numbers, shape (3,), not shape (2,)")


def test_a_value_error_that_is_not_caught_is_told_with_its_line(run: Run) -> None:
    failed, *others = run(Call("one", (F, X[:, None])), Call("one", (F, X)))
    assert isinstance(failed, Failed)
    assert (failed.kind, failed.type_name, failed.where) == ("raised", "ValueError", "cell 1, line 5")
    assert np.array_equal(value(others[0]), bend(X))


@pytest.mark.parametrize("expression", ["object()", "lambda: 1", "{1: 2}", "[None] * 5000", "np.array([None])"])
def test_what_cannot_cross_is_a_type_error_and_no_question(run: Run, expression: str) -> None:
    (outcome,) = run(Call("told_of", (F, expression)))
    kind, message = value(outcome)
    assert kind == "TypeError"
    assert message.startswith("the function takes an array of numbers, not ")
    assert asked([outcome]) == [0]


@pytest.mark.parametrize("expression", ["None", "'text'", "{}", "[[1.0], [2.0, 3.0]]", "True", "2 ** 200", "3j"])
@pytest.mark.parametrize("function", [bend, lambda x: INNER @ x], ids=["careful", "careless"])
def test_what_the_function_does_not_take_fails_in_the_students_code(
    run: Run, function: Callable[[Any], object], expression: str
) -> None:
    (outcome,) = run(Call("told_of", (Callback(function), expression)))
    assert value(outcome) is None or value(outcome)[0] in {"TypeError", "ValueError"}


def test_several_threads_may_ask_at_once(run: Run) -> None:
    points = [X * number for number in range(8)]
    (outcome,) = run(Call("from_threads", (F, points)))
    assert all(map(np.array_equal, value(outcome), map(bend, points)))
    assert asked([outcome]) == [8]


def test_endless_asking_is_a_timeout_and_the_guest_lives_on(run: Run) -> None:
    (failed,) = run(Call("endless", (F, X)))
    assert isinstance(failed, Failed)
    assert (failed.kind, failed.type_name) == ("timeout", "TimeUpError")
    assert asked(run(Call("times", (F, X, 3)))) == [3]


@pytest.mark.parametrize("error", [ZeroDivisionError, AttributeError])
def test_an_error_in_our_function_is_ours(open_session: OpenSession, error: type[Exception]) -> None:
    def broken(_x: object) -> object:
        raise error

    session = open_session(SOURCE)
    with pytest.raises(error):
        session.run([Call("told", (Callback(broken), X))])


def test_a_value_of_ours_that_cannot_cross_is_ours(open_session: OpenSession) -> None:
    with pytest.raises(UnsendableError):
        open_session(SOURCE).run([Call("told", (Callback(lambda _x: object()), X))])
