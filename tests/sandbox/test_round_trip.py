"""Questions against processes that ask without end, read nothing or ask for too much. No sandbox: only pipes."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from autograder.sandbox.calls import Failed, Outcome
from autograder.sandbox.channel import Channel, GuestDiedError
from autograder.sandbox.guest.codec import MAX_NODES, MAX_TEXT, PREFIX, Encoder
from autograder.sandbox.guest.stand_ins import Callback
from autograder.sandbox.limits import Limits
from autograder.sandbox.round_trip import RoundTrip
from autograder.sandbox.wire import WireError

HOSTILE_GUEST = Path(__file__).with_name("hostile_guest.py")
PATIENCE_S = 20.0
ASK = b'{"ask":0,"value":["f","0x1p0"]}'
END = b'{"outcomes":[{"kind":"raised"}]}'

Hold = Callable[..., list[Outcome]]


@pytest.fixture
def hold() -> Iterator[Hold]:
    """Hold a round_trip with a process that runs ``code``, whose one callback is ``function``."""
    held = []

    def start(code: str, function: Callable[[object], object], wall_s: float) -> list[Outcome]:
        pipe = subprocess.PIPE
        command: list[str | Path] = [sys.executable, "-I", "-S", HOSTILE_GUEST, PREFIX.format, code]
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, bufsize=0)
        assert process.stdin
        assert process.stdout
        assert process.stderr
        channel = Channel(process.stdin, process.stdout, process.stderr, Limits())
        held.append((process, channel))
        round_trip = RoundTrip([Callback(function)])
        return round_trip.outcomes(channel, Encoder().frame(round_trip.nonce, {}), wall_s)

    yield start
    for process, channel in held:
        process.kill()
        process.wait()
        channel.close()


@pytest.mark.parametrize("pause", ["time.sleep(.05)", "pass"], ids=["slowly", "as fast as it can"])
def test_questions_without_end_do_not_move_the_deadline(hold: Hold, seconds: Callable[[], float], pause: str) -> None:
    with pytest.raises(GuestDiedError):
        hold(f"while True: answer(request(), {ASK!r}); {pause}", lambda x: x, 1.0)
    assert seconds() < 4.0


def test_a_question_that_waits_for_its_second_half_does_not_move_the_deadline(
    hold: Hold, seconds: Callable[[], float]
) -> None:
    code = f"answer(request(), {ASK!r}); answer(request(), {ASK!r}, sizes=({len(ASK)}, 1)); request()"
    with pytest.raises(GuestDiedError, match="in time"):
        hold(code, lambda x: x, 1.0)
    assert seconds() < 4.0


def test_questions_of_one_who_reads_no_answer_end_in_time(hold: Hold, seconds: Callable[[], float]) -> None:
    code = f"nonce = request()\nwhile True: answer(nonce, {ASK!r})"
    with pytest.raises(WireError, match="not read"):
        hold(code, lambda _x: np.zeros(10_000), PATIENCE_S)
    assert seconds() < PATIENCE_S


@pytest.mark.parametrize(
    ("items", "body_bytes"),
    [
        ([["s", "x" * MAX_TEXT], *[["f", "0x1p0"]] * (MAX_NODES - 2)], 0),
        ([["a", "<c16", [20_000], 0], *[["a", "|b1", [20_000], 20_000 * i] for i in range(16, 1016)]], 21_000_000),
    ],
    ids=["beside a text", "beside a complex array"],
)
def test_a_list_that_would_grow_as_an_array_does_not_reach_the_function(
    hold: Hold, items: list[object], body_bytes: int
) -> None:
    asked: list[object] = []
    ask = json.dumps({"ask": 0, "value": ["l", items]}, separators=(",", ":")).encode()
    code = f"nonce = request(); answer(nonce, {ask!r}, bytes({body_bytes})); request(); answer(nonce, {END!r})"
    assert hold(code, asked.append, PATIENCE_S) == [Failed("raised")]
    assert asked == []
