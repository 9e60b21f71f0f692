"""One call for many points near one, calls that are watched, and whole results handed on to a later call."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from autograder.sandbox.calls import Call, Failed, Moves, Outcome, Returned
from autograder.sandbox.guest.stand_ins import Handle
from autograder.sandbox.guests import Launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Cell, Session

Run = Callable[..., list[Outcome]]
Array = npt.NDArray[Any]

W = np.arange(12.0).reshape(4, 3) / 7
X = np.cos(np.arange(6.0)).reshape(3, 2)
PARAMETERS = {"W1": W, "b1": np.ones((4, 1))}
DIRECTIONS = np.stack([np.eye(3, 2), np.ones((3, 2)), X[::-1]])
STEPS = np.array([[-0.5, 0.5], [0.25, 1.0], [2.0, -0.125]])
BY = STEPS[:, :, None, None] * DIRECTIONS[:, None]
POINTS = X + BY
MOVES = Moves(0, None, DIRECTIONS, STEPS, ())
SOURCE = """
import numpy as np
def product(x, W): return W @ x
def pair(x, W): return W @ x, object()
def total(x): return float(x.sum())
def sum_and_more(x): return x.sum(), x
def network(x, parameters): return parameters['W1'] @ x + parameters['b1']
def identity(x): return x
def is_single(x): return np.full(2, x.dtype == np.float32)
def in_place(x, W):
    W *= 2
    x += 1
    return W @ x
def clearing(x, parameters):
    A = parameters.pop('W1') @ x
    parameters['b1'][:] = 0
    return A
def fussy(x):
    if x[0, 0] > 1: raise ValueError('too large')
    return x
def shrinking(x): return x if x[0, 0] <= 1 else x[:, :1]
def seldom_none(x): return x if x[0, 0] <= 1 else None
def raising(x): raise ValueError('never')
def texts(x): return 'text'
def objects(x): return object()
def nothing(x): return None
def ragged(x): return [[1.0], [2.0, 3.0]]
def short(x): return (x,)
def endless(x):
    while True: pass
number = 3
def five(): return lambda: 5
def call(function): return function()
def result(x): return x, {'x': x}
def read(result): return result[1]['x'] + 1
"""


LIMITS = Limits(call_cpu_s=1.0, call_wall_s=2.0)


@pytest.fixture(scope="module")
def run(zygote: Launcher) -> Iterator[Run]:
    """Make calls of the functions above, in one guest that must live through all of them."""
    with Session(zygote, [Cell(1, SOURCE)], (), LIMITS) as session:
        yield lambda *calls: session.run(calls)
    assert session.deaths == []


@pytest.fixture
def many(run: Run) -> Callable[..., Any]:
    """Call one function at all the points, as ``moves`` says; the value that came back."""

    def call(function: str, *arguments: object, moves: Moves = MOVES) -> object:
        (outcome,) = run(Call(function, arguments, moves=moves))
        assert isinstance(outcome, Returned), outcome
        assert outcome.modified == ()
        return outcome.value

    return call


def test_many_points_come_back_as_one_array_direction_by_direction_and_step_by_step(many: Callable[..., Any]) -> None:
    value = many("product", X, W)
    assert value.shape == (3, 2, 4, 2)
    assert np.allclose(value, W @ POINTS, rtol=1e-14)


def test_another_argument_can_be_moved(many: Callable[..., Any]) -> None:
    directions, steps = np.stack([np.ones((4, 3)), np.eye(4, 3)]), np.array([[0.5, 1.0, 2.0], [0.25, -0.25, 4.0]])
    value = many("product", X, W, moves=Moves(1, None, directions, steps, ()))
    assert np.allclose(value, (W + steps[:, :, None, None] * directions[:, None]) @ X, rtol=1e-14)


def test_an_entry_of_a_dict_can_be_moved_and_the_others_stay(many: Callable[..., Any]) -> None:
    directions = np.ones((1, 4, 1))
    value = many("network", X, PARAMETERS, moves=Moves(1, "b1", directions, np.array([[0.5, -1.0]]), ()))
    assert np.allclose(value, [[W @ X + 1.5, W @ X]], rtol=1e-14)


def test_one_item_of_the_result_is_taken_and_the_others_may_be_anything(many: Callable[..., Any]) -> None:
    value = many("pair", X, W, moves=Moves(0, None, DIRECTIONS, STEPS, (0,)))
    assert np.allclose(value, W @ POINTS, rtol=1e-14)


@pytest.mark.parametrize(("function", "path"), [("total", ()), ("sum_and_more", (0,))], ids=["itself", "an item"])
def test_a_number_at_every_point_comes_back(many: Callable[..., Any], function: str, path: tuple[int, ...]) -> None:
    value = many(function, X, moves=Moves(0, None, DIRECTIONS, STEPS, path))
    assert value.shape == STEPS.shape
    assert np.allclose(value, POINTS.sum(axis=(2, 3)), rtol=1e-14)


def test_an_argument_in_float32_stays_in_float32(many: Callable[..., Any]) -> None:
    single = X.astype(np.float32) / 9
    assert np.array_equal(many("identity", single), np.float32(single + BY))
    assert (many("is_single", single) == 1.0).all()
    assert (many("is_single", X) == 0.0).all()


def test_a_function_that_overwrites_its_arguments_spoils_no_other_point(many: Callable[..., Any]) -> None:
    assert np.allclose(many("in_place", X, W), 2 * W @ (POINTS + 1), rtol=1e-14)


def test_a_function_that_empties_a_dict_spoils_no_other_point(many: Callable[..., Any]) -> None:
    assert np.allclose(many("clearing", X, PARAMETERS), W @ POINTS, rtol=1e-14)


def test_the_base_is_the_same_before_and_after(run: Run) -> None:
    moved = Call("in_place", (X, W), moves=MOVES)
    before, _, after = run(Call("product", (X, W)), moved, Call("product", (X, W)))
    assert isinstance(before, Returned)
    assert isinstance(after, Returned)
    assert np.array_equal(before.value, W @ X)  # type: ignore[arg-type]
    assert np.array_equal(after.value, W @ X)  # type: ignore[arg-type]


@pytest.mark.parametrize("function", ["fussy", "shrinking", "seldom_none"], ids=["fails", "shape", "nothing"])
def test_where_a_function_gives_no_value_of_its_usual_shape_there_is_nan(
    many: Callable[..., Any], function: str
) -> None:
    value = many(function, X)
    too_large = POINTS[:, :, 0, 0] > 1
    assert 0 < too_large.sum() < too_large.size
    assert np.isnan(value[too_large]).all()
    assert np.array_equal(value[~too_large], POINTS[~too_large])


def test_a_function_that_fails_at_the_first_point_has_its_other_values(many: Callable[..., Any]) -> None:
    value = many("fussy", X, moves=Moves(0, None, DIRECTIONS[:1], np.array([[3.0, -1.0]]), ()))
    assert np.isnan(value[0, 0]).all()
    assert np.array_equal(value[0, 1], X - DIRECTIONS[0])


@pytest.mark.parametrize("function", ["raising", "texts", "objects", "nothing", "ragged"])
def test_a_function_that_gives_nothing_usable_anywhere_fails(run: Run, function: str) -> None:
    failed, fine = run(Call(function, (X,), moves=MOVES), Call("total", (np.ones(3),)))
    assert isinstance(failed, Failed)
    assert "no value at any of the points" in failed.message
    assert fine == Returned(3.0)


def test_an_item_that_is_not_there_fails(run: Run) -> None:
    (failed,) = run(Call("short", (X,), moves=Moves(0, None, DIRECTIONS, STEPS, (1,))))
    assert isinstance(failed, Failed)


def test_an_endless_function_is_a_timeout_at_whichever_point(run: Run) -> None:
    (failed,) = run(Call("endless", (X,), moves=MOVES))
    assert isinstance(failed, Failed)
    assert (failed.kind, failed.type_name) == ("timeout", "TimeUpError")


@pytest.mark.parametrize("function", ["absent", "number"])
def test_a_function_that_is_missing_says_so(run: Run, function: str) -> None:
    assert run(Call(function, (X,), moves=MOVES)) == [Failed("missing", message=f"there is no function {function}")]


def test_a_whole_result_is_handed_on(run: Run) -> None:
    assert run(Call("result", (1,)), Call("read", (Handle(0, None),))) == [Returned((1, {"x": 1})), Returned(2)]


def test_a_whole_result_is_handed_on_though_it_cannot_cross(run: Run) -> None:
    refused, used = run(Call("five", ()), Call("call", (Handle(0, None),)))
    assert isinstance(refused, Failed)
    assert used == Returned(5)


@pytest.mark.parametrize("function", ["nothing", "raising"])
def test_a_call_that_builds_on_a_whole_result_that_never_came_is_skipped(run: Run, function: str) -> None:
    _, skipped = run(Call(function, (1,)), Call("read", (Handle(0, None),)))
    assert skipped == Failed("skipped", "CallError", "the call it depends on returned nothing")
