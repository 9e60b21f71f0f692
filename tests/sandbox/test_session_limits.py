"""Calls that take too long or too much, or that end their process."""

from collections.abc import Callable

import msgspec
import pytest

from autograder.sandbox import round_trip
from autograder.sandbox.calls import Call, Failed, Outcome, Returned
from autograder.sandbox.guest.stand_ins import Callback
from autograder.sandbox.limits import Limits
from autograder.sandbox.round_trip import MOST_QUESTIONS
from autograder.sandbox.session import Session

OpenSession = Callable[..., Session]


def test_a_call_over_its_time_is_a_timeout_for_the_rest_of_its_request_only(
    open_session: OpenSession, limits: Limits
) -> None:
    short = msgspec.structs.replace(limits, call_cpu_s=0.5)
    session = open_session("def g(): return 1\ndef f():\n    while True: pass", limits=short)
    outcomes = session.run([Call("g", ()), Call("f", ()), Call("g", ())])
    assert outcomes[0] == Returned(1)
    assert [outcome.kind for outcome in outcomes[1:] if isinstance(outcome, Failed)] == ["timeout", "timeout"]
    assert session.run([Call("g", ())]) == [Returned(1)]
    assert session.deaths == []


@pytest.mark.parametrize(
    "body",
    [
        "signal.setitimer(signal.ITIMER_REAL, 0)\n    time.sleep(60)",
        "signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 32))\n    while True: pass",
    ],
    ids=["stops the clock", "blocks every signal"],
)
def test_a_call_that_cannot_be_interrupted_is_a_timeout_and_costs_a_life(
    open_session: OpenSession, limits: Limits, seconds: Callable[[], float], body: str
) -> None:
    short = msgspec.structs.replace(limits, call_cpu_s=0.3, call_wall_s=0.6, grace_s=0.4)
    session = open_session(f"import signal, time\ndef f():\n    {body}\ndef g(): return 1", limits=short)
    assert session.run([Call("f", ())]) == [Failed("timeout", message="no answer in time")]
    assert session.run([Call("g", ())]) == [Returned(1)]
    assert session.deaths == ["no answer in time"]
    assert seconds() < 10.0


@pytest.mark.parametrize(
    "expression",
    ["np.ones(1 << 40)", "bytearray(1 << 40)", "len([np.empty(1 << 22) for _ in range(64)])"],
    ids=["NumPy", "Python", "little by little"],
)
def test_too_much_memory_is_told_and_the_guest_lives_on(
    evaluate: Callable[[str], list[Outcome]], expression: str
) -> None:
    told, skipped = evaluate(expression)
    assert isinstance(told, Failed)
    assert told.kind == "memory"
    assert skipped == told
    assert evaluate("3") == [Returned(3), Returned(2)]


@pytest.mark.parametrize("body", ["os._exit(0)", "ctypes.string_at(0)", "os.abort()"])
def test_a_call_that_ends_its_process_takes_only_its_request_with_it(open_session: OpenSession, body: str) -> None:
    session = open_session(f"import ctypes, os\ndef f(): {body}\ndef g(): return 1")
    assert session.run([Call("f", ()), Call("g", ())]) == [Failed("died", message="the process ended")] * 2
    assert session.run([Call("g", ())]) == [Returned(1)]


def test_a_notebook_of_sleeping_cells_is_not_run_to_its_end(open_session: OpenSession, limits: Limits) -> None:
    short = msgspec.structs.replace(limits, submission_wall_s=2.0)
    sleeping = ["import time\ntime.sleep(1.5)"] * 9
    session = open_session("def f(): return 1", *sleeping, "def g(): return 2", limits=short)
    outcomes = session.run([Call("f", ()), Call("g", ())])
    assert outcomes[0] == Returned(1)
    assert outcomes[1] == Failed("missing", message="there is no function g")
    assert session.failed_cells[11].message == "the notebook took too long before it"


def test_a_function_of_the_graders_may_be_called_so_often_and_no_more(
    open_session: OpenSession, limits: Limits, monkeypatch: pytest.MonkeyPatch
) -> None:
    most = 500
    assert most < MOST_QUESTIONS
    monkeypatch.setattr(round_trip, "MOST_QUESTIONS", most)
    session = open_session("def f(given, times):\n    for _ in range(times): given(1.0)", limits=limits)
    given = Callback(lambda x: x)
    assert session.run([Call("f", (given, most))]) == [Returned(None, asked=most)]
    too_often = Failed("died", message=f"it called the function it was given more than {most} times")
    assert session.run([Call("f", (given, most + 1))]) == [too_often]
    assert session.deaths == [too_often.message]
