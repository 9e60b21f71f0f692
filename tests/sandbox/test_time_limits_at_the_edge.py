"""Time that a cell, a call, a guest and a submission may take: below a limit all is well, above it what is written."""

import time
from collections.abc import Callable, Iterator

import msgspec
import pytest

from autograder.sandbox.calls import Call, Failed, Returned
from autograder.sandbox.guests import Launcher
from autograder.sandbox.launch import launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Cell, Session

SOURCE = """
import os, signal, time

def burn(cpu_s):
    start = time.process_time()
    while time.process_time() - start < cpu_s:
        pass

def late(by_s):
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 32))
    time.sleep(by_s)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, range(1, 32))
    return "late"

def stubborn(action):
    while True:
        try:
            action()
        except BaseException:
            pass

def die(): os._exit(0)
def here(): return "here"
"""
HERE = Call("here", ())
TOO_LATE = Failed("timeout", message="no answer in time")
NO_MORE = Failed("died", message="its process was ended too often or took too long")


@pytest.fixture(scope="module", params=["zygote", "bubblewrap"])
def starter(request: pytest.FixtureRequest) -> Iterator[Launcher]:
    starter = launcher(request.param)
    yield starter
    starter.close()


def changed(limits: Limits, **to: float) -> Limits:
    return msgspec.structs.replace(limits, **to)


# Far below and far above: a kernel that counts CPU time by ticks may find half as much again beside restless processes.
WAYS = {
    "computing": ({"cell_cpu_s": 0.5, "call_cpu_s": 0.5}, "burn(0.2)", "burn(60)"),
    "waiting": ({"cell_wall_s": 1.0, "call_wall_s": 1.0}, "time.sleep(0.3)", "time.sleep(60)"),
}


@pytest.mark.parametrize(("tight", "below", "above"), WAYS.values(), ids=WAYS)
def test_a_cell_comes_to_its_end_below_its_limit_and_is_stopped_above(
    starter: Launcher, limits: Limits, tight: dict[str, float], below: str, above: str
) -> None:
    cells = [Cell(number, text) for number, text in enumerate((SOURCE, below, above, "x = 1", "def f(): return x"), 1)]
    with Session(starter, cells, (), changed(limits, **tight)) as session:
        assert session.run([Call("f", ())]) == [Returned(1)]
        assert {number: failed.kind for number, failed in session.failed_cells.items()} == {3: "timeout"}
    assert session.deaths == []


@pytest.mark.parametrize(("tight", "below", "above"), WAYS.values(), ids=WAYS)
def test_a_call_comes_to_its_end_below_its_limit_and_is_stopped_above(
    starter: Launcher, limits: Limits, tight: dict[str, float], below: str, above: str
) -> None:
    source = f"{SOURCE}def below(): {below}\ndef above(): {above}\n"
    with Session(starter, [Cell(1, source)], (), changed(limits, **tight)) as session:
        assert session.run([Call("below", ()), HERE]) == [Returned(None), Returned("here")]
        outcomes = session.run([Call("above", ()), HERE])
        assert [outcome.kind for outcome in outcomes if isinstance(outcome, Failed)] == ["timeout"] * 2
        assert session.run([HERE]) == [Returned("here")]
    assert session.deaths == []


def test_the_limit_is_on_all_calls_of_a_request_together(open_session: Callable[..., Session], limits: Limits) -> None:
    session = open_session(SOURCE, limits=changed(limits, call_cpu_s=0.5))
    burn = Call("burn", (0.2,))
    first, *_, fourth = session.run([burn] * 4)
    assert first == Returned(None)
    assert isinstance(fourth, Failed)
    assert fourth.kind == "timeout"
    assert session.run([burn]) == [Returned(None)]


def test_patience_gives_a_request_as_much_more_time(open_session: Callable[..., Session], limits: Limits) -> None:
    session = open_session(SOURCE, limits=changed(limits, call_cpu_s=0.2, call_wall_s=0.2))
    both = [Call("burn", (0.3,)), Call("late", (0.3,))]
    assert session.run(both, patience=20) == [Returned(None), Returned("late")]


def test_a_guest_that_is_late_but_within_the_grace_tells_of_its_timeout_itself(
    starter: Launcher, limits: Limits
) -> None:
    tight = changed(limits, call_wall_s=0.2, grace_s=5.0)
    with Session(starter, [Cell(1, SOURCE)], (), tight) as session:
        (outcome,) = session.run([Call("late", (0.4,))])
        assert isinstance(outcome, Failed)
        assert (outcome.kind, outcome.type_name) == ("timeout", "TimeUpError")
        assert session.run([HERE]) == [Returned("here")]
    assert session.deaths == []


@pytest.mark.parametrize("way", ["late(60)", "stubborn(lambda: time.sleep(60))", "stubborn(lambda: burn(60))"])
def test_a_guest_that_heeds_no_timer_is_killed_when_the_grace_is_over(
    starter: Launcher, limits: Limits, seconds: Callable[[], float], way: str
) -> None:
    tight = changed(limits, call_cpu_s=0.2, call_wall_s=0.4, grace_s=0.6)
    with Session(starter, [Cell(1, f"{SOURCE}def f(): {way}")], (), tight) as session:
        session.run([HERE])
        began = seconds()
        assert session.run([Call("f", ()), HERE]) == [TOO_LATE] * 2
        assert 1.0 <= seconds() - began < 5.0
        assert session.run([HERE]) == [Returned("here")]
    assert session.deaths == [TOO_LATE.message]


def test_a_guest_that_computes_for_longer_than_a_process_may_is_ended(
    open_session: Callable[..., Session], limits: Limits
) -> None:
    session = open_session(SOURCE, limits=changed(limits, cpu_s=1, call_cpu_s=9.0, call_wall_s=20.0))
    assert session.run([Call("burn", (0.4,)), HERE]) == [Returned(None), Returned("here")]
    assert session.run([Call("burn", (3.0,)), HERE]) == [Failed("died", message="the process ended")] * 2
    assert session.run([Call("burn", (0.4,)), HERE]) == [Returned(None), Returned("here")]  # it is another process


def test_the_last_life_is_as_good_as_the_first_and_there_is_none_after_it(starter: Launcher, limits: Limits) -> None:
    with Session(starter, [Cell(1, SOURCE)], (), changed(limits, lives=3)) as session:
        for _ in range(2):
            session.run([Call("die", ())])
        assert session.run([HERE]) == [Returned("here")]
        session.run([Call("die", ())])
        assert session.run([HERE, HERE]) == [NO_MORE] * 2
    assert session.deaths == ["the process ended"] * 3


def test_a_submission_that_took_too_long_is_not_asked_again(
    open_session: Callable[..., Session], limits: Limits
) -> None:
    open_session().run([])  # the zygote is there
    session = open_session(SOURCE, limits=changed(limits, submission_wall_s=1.0))
    assert session.run([Call("late", (1.1,)), HERE]) == [Returned("late"), Returned("here")]
    assert session.run([HERE]) == [NO_MORE]
    assert session.deaths == []


def test_a_submission_that_has_no_time_gets_no_guest(open_session: Callable[..., Session], limits: Limits) -> None:
    session = open_session(SOURCE, limits=changed(limits, submission_wall_s=0.0))
    assert session.run([HERE]) == [NO_MORE]
    assert session.deaths == []


def test_one_more_cell_has_no_more_time_than_is_left_of_the_submission(
    open_session: Callable[..., Session], limits: Limits
) -> None:
    open_session().run([])  # the zygote is there
    patient = changed(limits, submission_wall_s=2.0, cell_wall_s=60.0, cell_cpu_s=60.0)
    session = open_session(SOURCE, limits=patient)
    start = time.monotonic()
    assert session.passes(Cell(2, "1 + 1"))
    assert not any(session.passes(Cell(number, "time.sleep(50)")) for number in range(3, 12))
    assert time.monotonic() - start < 20


def test_who_starts_anew_has_forgotten_the_calls_and_lives_once_more(
    open_session: Callable[..., Session], limits: Limits
) -> None:
    session = open_session("known = []\ndef f(): known.append(1)", limits=changed(limits, lives=1))
    session.run([Call("f", ())])
    assert not session.passes(Cell(2, "assert not known"))
    session.start_anew()
    assert session.passes(Cell(2, "assert not known"))
