"""Whoever asks without end, too late or against the rules loses a guest at most, and never one of ours."""

import json
import time
from collections.abc import Callable
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
import pytest

from autograder.sandbox import round_trip
from autograder.sandbox.calls import Call, Failed, Outcome, Returned
from autograder.sandbox.guest.stand_ins import Callback
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Session
from autograder.sandbox.wire import Question, WireError, read_reply

OpenSession = Callable[..., Session]

INNER = np.cos(np.arange(12.0)).reshape(4, 3)
X = np.array([0.3, -1.7, 2.9])
SOURCE = """
import sys, threading, time
import numpy as np
def one(f, x): return f(x)
def times(f, x, n): return [f(x) for _ in range(n)][-1]
def stubborn(f, x):
    while True:
        try:
            f(x)
        except BaseException:
            pass
def from_behind(f, x):
    def work():
        time.sleep(0.1)
        f(x)
    threading.Thread(target=work, daemon=True).start()
    return 1
def widens(f, size): return f(np.ones(size, np.uint8)).size
def parts(f): return dict(zip(f.__code__.co_freevars, (cell.cell_contents for cell in f.__closure__)))
def another(f, number):
    made = sys.modules['guest.callback'].callback(number, parts(f)['grader'], parts(f)['request'])
    return made(1.0)
def sends(f, header, body, count):
    pipe, nonce = parts(f)['grader']._pipe, parts(f)['request'].nonce
    text = header.encode()
    frame = b'CHR1' + nonce + len(text).to_bytes(4, 'little') + len(body).to_bytes(8, 'little') + text + bytes(body)
    for _ in range(count):
        pipe.write(frame)
    return str(pipe.read().header)
"""
ASKING_CELL = """
import gc
request = next(one for one in gc.get_objects() if type(one).__name__ == 'Request')
server = next(one for one in gc.get_objects() if type(one).__name__ == 'Server')
text = b'{"ask":0,"value":["n"]}'
server._pipe.write(b'CHR1' + request.nonce + len(text).to_bytes(4, 'little') + bytes(8) + text)
"""


def bend(x: Any) -> npt.NDArray[Any]:  # noqa: ANN401 - whatever the student passes
    """Refuse what is not (3,)."""
    point = np.asarray(x)
    if point.dtype.kind not in "fiu" or point.shape != (3,):
        msg = f"f takes 3 numbers, not shape {point.shape}"
        raise ValueError(msg)
    return np.asarray(np.sin(INNER @ point))


F = Callback(bend)


def asked(outcomes: list[Outcome]) -> list[int]:
    return [outcome.asked for outcome in outcomes if isinstance(outcome, Returned)]


def fine(session: Session) -> bool:
    """Whether a guest answers as it should."""
    (outcome,) = session.run([Call("one", (F, X))])
    return isinstance(outcome, Returned) and np.array_equal(bend(X), outcome.value)  # type: ignore[arg-type]


def test_asking_that_cannot_be_interrupted_is_ended_from_outside(open_session: OpenSession, limits: Limits) -> None:
    tight = msgspec.structs.replace(limits, call_cpu_s=0.3, call_wall_s=0.5, grace_s=0.5)
    session = open_session(SOURCE, limits=tight)
    (failed,) = session.run([Call("stubborn", (F, X))])
    assert isinstance(failed, Failed)
    assert failed.kind == "timeout"
    assert fine(session)


def test_one_deadline_holds_for_all_questions_together(open_session: OpenSession, limits: Limits) -> None:
    session = open_session(SOURCE, limits=msgspec.structs.replace(limits, call_wall_s=0.4, grace_s=0.4))
    session.run([])
    start = time.monotonic()
    (failed,) = session.run([Call("stubborn", (Callback(lambda _x: time.sleep(0.05) or 1.0), X))])  # type: ignore[func-returns-value]
    assert isinstance(failed, Failed)
    assert failed.kind == "timeout"
    assert time.monotonic() - start < 2.0


def test_asking_too_often_ends_the_guest(
    open_session: OpenSession, limits: Limits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(round_trip, "MOST_QUESTIONS", 40)
    session = open_session(SOURCE, limits=limits)
    assert asked(session.run([Call("times", (F, X, 40))])) == [40]
    assert asked(session.run([Call("times", (F, X, 39)), Call("times", (F, X, 1))])) == [39, 1]
    too_often = Failed("died", message="it called the function it was given more than 40 times")
    assert session.run([Call("times", (F, X, 20)), Call("times", (F, X, 21))]) == [too_often] * 2
    assert fine(session)


def test_a_question_after_the_call_returned_costs_one_request_at_most(open_session: OpenSession) -> None:
    session = open_session(SOURCE)
    assert session.run([Call("from_behind", (F, X))]) == [Returned(1)]
    time.sleep(0.3)
    (outcome,) = session.run([Call("one", (F, X))])
    assert isinstance(outcome, Returned) or outcome.kind == "died"
    assert fine(session)
    assert len(session.deaths) <= 1


@pytest.mark.parametrize("number", [1, -1], ids=["too large", "negative"])
def test_a_question_about_a_function_that_was_never_given_ends_the_guest(
    open_session: OpenSession, number: int
) -> None:
    session = open_session(SOURCE)
    (failed,) = session.run([Call("another", (F, number))])
    assert isinstance(failed, Failed)
    assert failed.kind == "died"
    assert failed.message.startswith("its process answered with ")
    assert fine(session)


def test_a_cell_has_nothing_to_ask(open_session: OpenSession) -> None:
    session = open_session(SOURCE, ASKING_CELL)
    assert fine(session)
    assert session.failed_cells[2].kind == "died"
    assert "a question about a function that was never given" in session.failed_cells[2].message


def sent(header: object, body: bytes = b"", count: int = 1, function: Callable[[Any], object] = bend) -> Call:
    """A call that writes frames of its own in the place of a question."""
    text = header if isinstance(header, str) else json.dumps(header)
    return Call("sends", (Callback(function), text, np.frombuffer(body, np.uint8), count))


HOSTILE_QUESTIONS = {
    "without a value": {"ask": 0},
    "null": {"ask": 0, "value": None},
    "a bare value": {"ask": 0, "value": 1.5},
    "a handle": {"ask": 0, "value": ["h", 0, 0]},
    "a function": {"ask": 0, "value": ["f()", 0]},
    "a generator": {"ask": 0, "value": ["rng", 1]},
    "objects": {"ask": 0, "value": ["a", "|O", [1], 0]},
    "outside of the body": {"ask": 0, "value": ["a", "<f8", [3], 0]},
    "a huge array": {"ask": 0, "value": ["a", "<f8", [2**31, 2**31], 0]},
    "too many": {"ask": 0, "value": ["l", [["n"]] * 5000]},
    "a float beyond all": {"ask": 0, "value": ["f", "0x1p99999"]},
    "negative": {"ask": -1, "value": ["n"]},
    "a number that is none": {"ask": "0", "value": ["n"]},
    "a fraction": {"ask": 0.5, "value": ["n"]},
    "true": {"ask": True, "value": ["n"]},
    "beyond all": {"ask": 2**70, "value": ["n"]},
    "an unknown field": {"ask": 0, "value": ["n"], "score": 100},
    "an answer": {"value": ["f", "0x1p0"]},
    "an error": {"error": "no"},
    "neither": {},
}


@pytest.mark.parametrize("question", HOSTILE_QUESTIONS.values(), ids=HOSTILE_QUESTIONS)
def test_a_question_against_the_rules_is_refused(question: object) -> None:
    with pytest.raises(WireError):
        read_reply(json.dumps(question).encode(), bytes(16))


def test_a_question_is_read_with_its_value() -> None:
    question = read_reply(b'{"ask":3,"value":["a","<f8",[2],0]}', np.array([0.5, -0.5]).tobytes())
    assert isinstance(question, Question)
    assert question.number == 3
    assert np.array_equal(question.value, [0.5, -0.5])  # type: ignore[arg-type]


NEVER_EXCHANGED = {
    "a function that was never exchanged": {"exchanged": 0, "value": ["t", [["t", []], ["d", []], ["n"]]]},
    "what is no call": {"exchanged": 0, "value": ["n"]},
}
AGAINST_THE_RULES = {name: HOSTILE_QUESTIONS[name] for name in ("without a value", "an answer")} | NEVER_EXCHANGED


@pytest.mark.parametrize("name", AGAINST_THE_RULES)
def test_a_guest_that_asks_against_the_rules_ends_and_nothing_else_does(open_session: OpenSession, name: str) -> None:
    session = open_session(SOURCE)
    (failed,) = session.run([sent(AGAINST_THE_RULES[name])])
    assert isinstance(failed, Failed)
    assert failed.kind == "died"
    assert fine(session)


FORGED_VALUES = {
    "what stayed": ["k", "Array"],
    "nothing": ["n"],
    "text": ["s", "x" * 60_000],
    "a huge number": ["i", "9" * 77],
    "a dict": ["d", [["x", ["n"]]]],
    "empty": ["a", "<f8", [0, 3], 0],
}


@pytest.mark.parametrize("function", [bend, np.sin], ids=["careful", "careless"])
def test_a_forged_value_is_an_error_in_the_guest(open_session: OpenSession, function: Callable[[Any], object]) -> None:
    session = open_session(SOURCE)
    for node in FORGED_VALUES.values():
        (outcome,) = session.run([sent({"ask": 0, "value": node}, function=function)])
        assert isinstance(outcome, Returned)
        assert str(outcome.value).startswith("{'error': ") or function is np.sin
    assert session.deaths == []


def test_questions_without_listening_to_the_answers_end_the_guest(open_session: OpenSession) -> None:
    session = open_session(SOURCE)
    (failed,) = session.run([sent({"ask": 0, "value": ["a", "<f8", [3], 0]}, bytes(24), 10**9)])
    assert isinstance(failed, Failed)
    assert failed.kind in {"died", "timeout"}
    assert fine(session)


def as_floats(x: Any) -> npt.NDArray[Any]:  # noqa: ANN401 - whatever the student passes
    return np.asarray(x, float)


@pytest.mark.parametrize(
    "call",
    [
        sent('{"ask":0,"value":["s","' + "é" * 60_000 + '"]}', function=as_floats),
        Call("widens", (Callback(as_floats), 30_000_000)),
    ],
    ids=["a long error", "a large value"],
)
def test_an_answer_that_the_students_argument_makes_too_large_is_an_error_there(
    open_session: OpenSession, call: Call
) -> None:
    session = open_session(SOURCE)
    (outcome,) = session.run([call])
    assert isinstance(outcome, Returned | Failed)
    assert session.deaths == []
