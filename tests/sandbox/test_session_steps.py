"""Steps that are counted and not timed, generators and pairs made in the guest, and requests that may take longer."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
import pytest

from autograder.sandbox.calls import Call, Failed, Outcome, Returned
from autograder.sandbox.guest.stand_ins import Columns, Seeded
from autograder.sandbox.guests import Launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Cell, Session

OpenSession = Callable[..., Session]
Run = Callable[..., list[Outcome]]
Array = npt.NDArray[Any]

SOURCE = """
import sys, time
import numpy as np
W = np.arange(12.0).reshape(4, 3) / 7
def product(X): return W @ X
def layers(X): return np.tanh(W.T @ np.tanh(W @ X)).sum(axis=1, keepdims=True)
def einsum(X): return np.einsum('ij,jk->ik', W, X)
def for_loop(X):
    Y = np.zeros((4, X.shape[1]))
    for i in range(X.shape[1]):
        Y[:, i] = W @ X[:, i]
    return Y
def while_loop(X):
    i = 0
    while i < X.shape[1]:
        i += 1
    return i
def comprehension(X): return np.stack([W @ x for x in X.T], axis=1)
def generator(X): return sum(x.sum() for x in X.T)
def vectorized(X): return np.vectorize(lambda x: 2 * x)(X)
def mapped(X): return np.stack(list(map(lambda x: W @ x, X.T)), axis=1)
def mapped_in_c(X): return np.stack(list(map(W.dot, X.T)), axis=1)
def along_axis(X): return np.apply_along_axis(lambda x: W @ x, 0, X)
def recursion(X): return W @ X if X.shape[1] == 1 else np.hstack([W @ X[:, :1], recursion(X[:, 1:])])
class Row:
    def __len__(self): return self.size
    def __getitem__(self, i):
        if i >= self.size: raise IndexError
        return i
def protocol(X):
    row = Row()
    row.size = X.shape[1]
    return sum(row)
def is_counted(X): return sys.gettrace() is not None
def fails(X): return W @ X / 0 if X is None else 1 / 0
def switches_off(X):
    sys.settrace(None)
    return for_loop(X)
def replaces(X):
    sys.settrace(lambda frame, event, argument: None)
    return for_loop(X)
def draws(rng): return rng.standard_normal(5), rng.integers(10, size=3), rng.permutation(4)
def kind(value): return type(value).__name__
def stacked(pairs):
    assert type(pairs) is list and all(type(pair) is tuple for pair in pairs)
    return len(pairs), np.hstack([x for x, _ in pairs]), np.hstack([y for _, y in pairs])
def shapes(pairs): return pairs[0][0].shape, pairs[-1][1].shape
def first(pairs): return pairs[0][0]
def spoils(pairs):
    pairs[2][1][:] = 0
def shuffles(pairs, rng): rng.shuffle(pairs)
def works(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return seconds
def waits(seconds):
    time.sleep(seconds)
    return seconds
"""
FEW, MANY = np.ones((3, 4)), np.ones((3, 200))
X, Y = np.arange(15.0).reshape(3, 5), np.cos(np.arange(10.0)).reshape(2, 5)


@pytest.fixture(scope="module")
def run(zygote: Launcher) -> Iterator[Run]:
    """Make calls in one guest that must live through all of them."""
    with Session(zygote, [Cell(1, SOURCE)], (), Limits()) as session:
        yield lambda *calls: session.run(calls)
    assert session.deaths == []


def counted(function: str, X: Array) -> Call:
    return Call(function, (X,), counts=True)


def steps(outcomes: list[Outcome]) -> list[int]:
    assert all(isinstance(outcome, Returned) for outcome in outcomes), outcomes
    return [outcome.steps for outcome in outcomes if isinstance(outcome, Returned)]


def value(outcome: Outcome) -> Any:  # noqa: ANN401 - whatever came back
    assert isinstance(outcome, Returned), outcome
    return outcome.value


@pytest.mark.parametrize("function", ["product", "layers", "for_loop", "comprehension", "vectorized"])
def test_the_same_work_takes_the_same_number_of_steps(run: Run, function: str) -> None:
    once, again = steps(run(counted(function, FEW), counted(function, FEW)))
    assert once == again == steps(run(counted(function, FEW)))[0] > 0


def test_another_process_takes_the_same_number_of_steps(run: Run, open_session: OpenSession) -> None:
    call = counted("for_loop", MANY)
    assert steps(run(call)) == steps(open_session(SOURCE).run([call]))


@pytest.mark.parametrize("function", ["product", "layers", "einsum"])
def test_work_on_whole_matrices_takes_the_same_number_of_steps_for_more_samples(run: Run, function: str) -> None:
    few, many = steps(run(counted(function, FEW), counted(function, MANY)))
    assert few == many


LOOPS = (
    *("for_loop", "while_loop", "comprehension", "generator", "vectorized"),
    *("mapped", "mapped_in_c", "along_axis", "recursion", "protocol"),
)


@pytest.mark.parametrize("function", LOOPS)
def test_a_loop_over_the_samples_takes_more_steps_for_more_samples(run: Run, function: str) -> None:
    few, many = steps(run(counted(function, FEW), counted(function, MANY)))
    assert many > 2 * few


def test_steps_are_counted_only_where_they_are_asked_for(run: Run) -> None:
    outcomes = run(Call("is_counted", (X,)), counted("is_counted", X), Call("is_counted", (X,)))
    assert [value(outcome) for outcome in outcomes] == [False, True, False]
    without, with_, after = steps(outcomes)
    assert without == after == 0 < with_


def test_a_counted_call_gives_the_same_value(run: Run) -> None:
    counting, plain = run(counted("for_loop", X), Call("for_loop", (X,)))
    assert np.array_equal(value(counting), value(plain))


def test_a_failure_that_is_counted_is_the_failure_and_the_next_count_is_right(run: Run) -> None:
    failed, *others = run(counted("fails", X), counted("product", FEW))
    assert isinstance(failed, Failed)
    assert (failed.kind, failed.type_name) == ("raised", "ZeroDivisionError")
    assert steps(others) == steps(run(counted("product", FEW)))


@pytest.mark.parametrize("function", ["switches_off", "replaces"])
def test_counting_that_was_switched_off_is_told_as_a_failure(run: Run, function: str) -> None:
    failed, *others = run(counted(function, X), counted("product", FEW))
    assert isinstance(failed, Failed)
    assert (failed.kind, failed.type_name) == ("raised", "SwitchedOffError")
    assert "it switched off the counting of its steps" in failed.message
    assert steps(others) == steps(run(counted("product", FEW)))


def test_pairs_that_nobody_looks_at_take_no_steps(run: Run) -> None:
    few, many = (Call("kind", (Columns(np.ones((3, m)), np.ones((2, m))),), counts=True) for m in (4, 200))
    assert steps(run(few)) == steps(run(many))


def test_a_seed_is_a_generator_at_its_beginning(run: Run) -> None:
    rng = np.random.default_rng(7)
    right = rng.standard_normal(5), rng.integers(10, size=3), rng.permutation(4)
    for outcome in run(Call("draws", (Seeded(7),)), Call("draws", (Seeded(7),))):
        assert all(map(np.array_equal, value(outcome), right))


def test_another_seed_is_another_generator(run: Run) -> None:
    one, other = run(Call("draws", (Seeded(7),)), Call("draws", (Seeded(8),)))
    assert not np.array_equal(value(one)[0], value(other)[0])


def test_drawing_from_a_generator_does_not_modify_an_argument(run: Run) -> None:
    (outcome,) = run(Call("draws", (Seeded(7),)))
    assert isinstance(outcome, Returned)
    assert outcome.modified == ()


def test_columns_are_a_list_of_pairs_of_columns(run: Run) -> None:
    pairs, shapes = run(Call("stacked", (Columns(X, Y),)), Call("shapes", (Columns(X, Y),)))
    count, xs, ys = value(pairs)
    assert count == 5
    assert np.array_equal(xs, X)
    assert np.array_equal(ys, Y)
    assert value(shapes) == ((3, 1), (2, 1))


def test_more_pairs_than_a_frame_has_nodes_can_be_given(run: Run) -> None:
    (outcome,) = run(Call("stacked", (Columns(np.zeros((1, 9000)), np.ones((1, 9000))),)))
    assert value(outcome)[0] == 9000


def test_columns_keep_their_precision(run: Run) -> None:
    (outcome,) = run(Call("first", (Columns(X.astype(np.float32), Y),)))
    assert value(outcome).dtype == np.float32


def test_columns_that_are_left_alone_are_not_modified(run: Run) -> None:
    (outcome,) = run(Call("stacked", (Columns(X, Y),)))
    assert isinstance(outcome, Returned)
    assert outcome.modified == ()


@pytest.mark.parametrize(
    "call",
    [Call("spoils", (Columns(X, Y),)), Call("shuffles", (Columns(X, Y), Seeded(3)))],
    ids=["one column", "their order"],
)
def test_columns_that_were_changed_are_a_modified_argument(run: Run, call: Call) -> None:
    changed, untouched = run(call, Call("stacked", (Columns(X, Y),)))
    assert isinstance(changed, Returned)
    assert changed.modified == ((0, 0),)
    assert np.array_equal(value(untouched)[1], X)


@pytest.mark.parametrize(("function", "seconds"), [("works", 0.6), ("waits", 0.9)], ids=["computes", "waits"])
def test_with_patience_a_request_may_take_longer(open_session: OpenSession, function: str, seconds: float) -> None:
    tight = Limits(call_cpu_s=0.3, call_wall_s=0.6)
    session = open_session(SOURCE, limits=tight)
    calls = [Call(function, (seconds,))]
    (impatient,), (patient,) = session.run(calls), session.run(calls, patience=4.0)
    assert isinstance(impatient, Failed)
    assert impatient.kind == "timeout"
    assert patient == Returned(seconds)
    assert session.deaths == []


def test_patience_has_an_end(open_session: OpenSession, limits: Limits) -> None:
    tight = msgspec.structs.replace(limits, call_cpu_s=0.2, call_wall_s=0.4)
    (failed,) = open_session(SOURCE, limits=tight).run([Call("works", (30.0,))], patience=2.0)
    assert isinstance(failed, Failed)
    assert (failed.kind, failed.type_name) == ("timeout", "TimeUpError")
