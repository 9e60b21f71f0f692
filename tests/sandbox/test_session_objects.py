"""Objects that stay in the guest: methods, operators and attributes, what becomes of failures, what is changed."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from autograder.sandbox.calls import Call, CallKind, Failed, Kept, Outcome, Returned
from autograder.sandbox.guest.stand_ins import Handle
from autograder.sandbox.guests import Launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Cell, Session

Run = Callable[..., list[Outcome]]
Array = npt.NDArray[Any]

X = np.arange(6.0).reshape(2, 3) / 7
Y = np.cos(np.arange(6.0)).reshape(2, 3)
W = np.arange(8.0).reshape(4, 2) / 5
SOURCE = """
import threading
import numpy as np
class Node:
    def __init__(self, value, parents=()):
        self.value, self.parents, self.lock = value, parents, threading.Lock()
    def __add__(self, other): return Node(self.value + other.value, (self, other))
    def __mul__(self, other): return Node(self.value * other.value, (self, other))
    def __matmul__(self, other): return Node(self.value @ other.value, (self, other))
    def scaled(self, by, shift=0): return Node(by * self.value + shift)
    def parts(self): return self.value, self, {'value': self.value}
    def nothing(self): pass
    def doubles(self): self.value *= 2
    def clears(self, other): other[:] = 0
    @property
    def shape(self): return self.value.shape
    @property
    def broken(self): return self.absent
    def __getattr__(self, name):
        if name == 'ghost': raise SystemExit(3)
        raise AttributeError(f'no {name} here')
class Hostile(Node):
    def __eq__(self, other): raise RuntimeError('compared')
    def __deepcopy__(self, memo): raise RuntimeError('copied')
    __hash__ = None
def fails(): raise ValueError('never')
def lends(x): return x
def first(nodes): return nodes[0].value
number = 3
"""


@pytest.fixture(scope="module")
def run(zygote: Launcher) -> Iterator[Run]:
    """Make calls in one guest that must live through all of them."""
    limits = Limits(call_cpu_s=4.0, call_wall_s=8.0)
    with Session(zygote, [Cell(1, SOURCE)], (), limits) as session:
        yield lambda *calls: session.run(calls)
    assert session.deaths == []


def made(value: object, function: str = "Node") -> Call:
    return Call(function, (value,), stays=True)


def of(kind: CallKind, name: str, *operands: object, stays: bool = False) -> Call:
    """Use an operator, a method or an attribute; a number stands for the result of that call."""
    handles = tuple(Handle(operand, None) if isinstance(operand, int) else operand for operand in operands)
    return Call(name, handles, kind=kind, stays=stays)


def last(outcomes: list[Outcome]) -> Any:  # noqa: ANN401 - whatever came back
    assert isinstance(outcomes[-1], Returned), outcomes
    return outcomes[-1].value


def kinds(outcomes: list[Outcome]) -> list[str]:
    return [outcome.kind if isinstance(outcome, Failed) else "returned" for outcome in outcomes]


def modified(outcomes: list[Outcome]) -> list[tuple[tuple[int, int], ...]]:
    return [outcome.modified for outcome in outcomes if isinstance(outcome, Returned)]


def test_an_object_stays_and_is_told_by_its_type(run: Run) -> None:
    assert run(made(X)) == [Returned(Kept("Node"))]


def test_whatever_stays_does_so_whole_though_it_could_cross(run: Run) -> None:
    assert run(Call("lends", ((1, 2),), stays=True)) == [Returned(Kept("tuple"))]


@pytest.mark.parametrize(
    ("name", "other", "result"), [("+", Y, X + Y), ("*", Y, X * Y), ("@", Y.T, X @ Y.T)], ids=["add", "mul", "matmul"]
)
def test_an_operator_takes_the_first_argument_on_its_left(run: Run, name: str, other: Array, result: Array) -> None:
    outcomes = run(made(X), made(other), of("operator", name, 0, 1, stays=True), of("attribute", "value", 2))
    assert np.array_equal(last(outcomes), result)


def test_an_operator_works_on_arrays_too(run: Run) -> None:
    assert np.array_equal(last(run(Call("@", (W, X), kind="operator"))), W @ X)


def test_a_method_takes_what_comes_after_its_object(run: Run) -> None:
    outcomes = run(made(X), of("method", "scaled", 0, 2.0, Y, stays=True), of("attribute", "value", 1))
    assert np.array_equal(last(outcomes), 2 * X + Y)


def test_an_attribute_may_be_worked_out(run: Run) -> None:
    assert last(run(made(X), of("attribute", "shape", 0))) == (2, 3)


def test_an_attribute_can_be_kept_and_used(run: Run) -> None:
    outcomes = run(
        made(X), made(Y), of("operator", "+", 0, 1, stays=True), of("attribute", "parents", 2, stays=True),
        Call("value", (Handle(3, 1),), kind="attribute"),
    )  # fmt: skip
    assert np.array_equal(last(outcomes), Y)


def test_an_item_of_what_a_method_returned_can_be_kept(run: Run) -> None:
    outcomes = run(
        made(X),
        Call("parts", (Handle(0, None),), (1,), kind="method"),
        Call("value", (Handle(1, 1),), kind="attribute"),
    )
    assert np.array_equal(last(outcomes), X)


def test_one_and_the_same_object_is_met_again(run: Run) -> None:
    outcomes = run(made(X), of("method", "doubles", 0), of("attribute", "value", 0))
    assert np.array_equal(last(outcomes), 2 * X)


def test_an_object_that_should_have_stayed_is_refused_with_its_type(run: Run) -> None:
    refused, value = run(Call("Node", (X,)), of("attribute", "value", 0))
    assert isinstance(refused, Failed)
    assert refused.kind == "refused"
    assert refused.message.endswith(".Node")
    assert isinstance(value, Returned)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (of("attribute", "absent", 0), ("AttributeError", "no absent here")),
        (of("attribute", "broken", 0), ("AttributeError", "no broken here")),
        (of("method", "absent", 0), ("AttributeError", "no absent here")),
        (of("attribute", "ghost", 0), ("SystemExit", "3")),
    ],
    ids=["an attribute", "a property", "a method", "that ends the process"],
)
def test_what_an_object_has_not_is_raised_and_the_next_call_is_made(
    run: Run, call: Call, told: tuple[str, str]
) -> None:
    _, failed, fine = run(made(X), call, of("attribute", "shape", 0))
    assert isinstance(failed, Failed)
    assert (failed.kind, failed.type_name, failed.message) == ("raised", *told)
    assert fine == Returned((2, 3))


def test_an_operator_that_an_object_has_not_is_raised(run: Run) -> None:
    _, failed = run(made(X), Call("+", (Handle(0, None), "text"), kind="operator"))
    assert isinstance(failed, Failed)
    assert (failed.kind, failed.type_name) == ("raised", "AttributeError")


def test_a_class_that_is_missing_is_named(run: Run) -> None:
    missing, skipped = run(made(X, "Absent"), of("attribute", "value", 0))
    assert missing == Failed("missing", message="there is no function Absent")
    assert isinstance(skipped, Failed)
    assert skipped.kind == "skipped"


def test_a_failure_skips_what_builds_on_it_and_nothing_else(run: Run) -> None:
    outcomes = run(
        made(X),
        Call("fails", (), stays=True),
        of("operator", "+", 0, 1, stays=True),
        of("method", "scaled", 2, 2.0, stays=True),
        of("attribute", "value", 3),
        of("method", "nothing", 0, stays=True),
        of("attribute", "value", 5),
        of("attribute", "shape", 0),
    )
    assert kinds(outcomes) == ["returned", "raised", *["skipped"] * 3, "returned", "skipped", "returned"]
    assert outcomes[4] == Failed("skipped", "CallError", "the call it depends on returned nothing")


def test_an_array_that_an_object_was_given_and_changed_is_told_by_the_call_that_gave_it(run: Run) -> None:
    outcomes = run(made(Y), made(X), of("method", "doubles", 1), of("attribute", "shape", 0))
    assert modified(outcomes) == [(), (), ((1, 0),), ()]


def test_an_array_that_a_method_was_given_and_changed_is_told(run: Run) -> None:
    assert modified(run(made(X), of("method", "clears", 0, Y))) == [(), ((1, 1),)]


def test_a_change_is_told_in_every_later_call_that_builds_on_it(run: Run) -> None:
    outcomes = run(
        made(X), made(Y), of("method", "doubles", 0), of("operator", "+", 0, 1, stays=True), of("attribute", "shape", 1)
    )
    assert modified(outcomes) == [(), (), ((0, 0),), ((0, 0),), ()]


def test_an_object_that_can_be_neither_compared_nor_copied_is_fine(run: Run) -> None:
    outcomes = run(made(X, "Hostile"), made(Y), of("operator", "+", 0, 1, stays=True), of("attribute", "value", 2))
    assert np.array_equal(last(outcomes), X + Y)
    assert modified(outcomes) == [()] * 4


@pytest.mark.parametrize("value", [X, 1.5], ids=["an array", "a number"])
def test_objects_may_be_given_in_a_list(run: Run, value: object) -> None:
    outcomes = run(made(value), Call("first", ([Handle(0, None)],)))
    assert np.array_equal(last(outcomes), value)  # type: ignore[arg-type]
    assert modified(outcomes) == [(), ()]


def diamonds(count: int) -> list[Call]:
    """Every object is the one before, added to itself: 2 ** count ways lead back to the first."""
    return [made(X), *(of("operator", "+", number, number, stays=True) for number in range(count))]


def sums(count: int) -> list[Call]:
    """All of ``count`` objects added up, each of them given an array of its own."""
    added = [of("operator", "+", count + number - 2, number, stays=True) for number in range(1, count)]
    added[0] = of("operator", "+", 0, 1, stays=True)
    return [*(made(X) for _ in range(count)), *added]


def test_a_program_of_many_diamonds_takes_no_longer_than_its_calls(run: Run) -> None:
    start = time.monotonic()
    outcomes = run(*diamonds(300), of("attribute", "shape", 300))
    assert outcomes[-1] == Returned((2, 3))
    assert time.monotonic() - start < 2.0


def test_a_program_of_many_leaves_stays_fast(run: Run) -> None:
    count, start = 200, time.monotonic()
    outcomes = run(*sums(count), of("attribute", "value", 2 * count - 2))
    assert np.allclose(last(outcomes), count * X)
    assert time.monotonic() - start < 2.0


def test_a_change_at_the_root_of_many_diamonds_is_told_at_their_end(run: Run) -> None:
    outcomes = run(*diamonds(30), of("method", "doubles", 0), of("attribute", "shape", 30))
    assert modified(outcomes)[-2:] == [((0, 0),)] * 2
