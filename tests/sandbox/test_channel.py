"""The grader's ends of the pipes against processes that do not keep to the rules. No sandbox: only pipes."""

import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from autograder.sandbox.channel import Channel, GuestDiedError
from autograder.sandbox.guest.codec import MAX_BODY_BYTES, MAX_HEADER_BYTES, PREFIX, Encoder
from autograder.sandbox.limits import Limits
from autograder.sandbox.wire import WireError

NONCE = bytes(range(16))
REQUEST = Encoder().frame(NONCE, {"op": "hello"})
LIMITS = Limits(output_kept_bytes=1000, output_bytes=300_000)
PATIENCE_S = 20.0
HOSTILE_GUEST = Path(__file__).with_name("hostile_guest.py")
Hostile = Callable[[str], Channel]


@pytest.fixture
def hostile() -> Iterator[Hostile]:
    """Start a process that runs ``code`` at the other end of the pipes."""
    processes = []

    def start(code: str) -> Channel:
        pipe = subprocess.PIPE
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", HOSTILE_GUEST, PREFIX.format, code],
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            bufsize=0,
        )
        assert process.stdin
        assert process.stdout
        assert process.stderr
        channel = Channel(process.stdin, process.stdout, process.stderr, LIMITS)
        processes.append((process, channel))
        return channel

    yield start
    for process, channel in processes:
        process.kill()
        process.wait()
        channel.close()


def test_a_reply_comes_back_as_header_and_body(hostile: Hostile) -> None:
    channel = hostile("answer(request(), b'head', b'body' * 100_000)")
    assert channel.exchange(REQUEST, NONCE, PATIENCE_S) == (b"head", b"body" * 100_000)


@pytest.mark.parametrize(("code", "has_ended"), [("os.close(1); time.sleep(60)", True), ("time.sleep(60)", False)])
def test_a_closed_pipe_is_told_from_a_late_answer(hostile: Hostile, code: str, *, has_ended: bool) -> None:
    channel = hostile(f"request(); {code}")
    assert not channel.has_ended
    with pytest.raises(GuestDiedError):
        channel.exchange(REQUEST, NONCE, PATIENCE_S if has_ended else 0.5)
    assert channel.has_ended == has_ended


def test_one_exchange_follows_another(hostile: Hostile) -> None:
    channel = hostile("answer(request(), b'first')\nanswer(request(), b'second')")
    other = NONCE[::-1]
    assert channel.exchange(REQUEST, NONCE, PATIENCE_S)[0] == b"first"
    assert channel.exchange(Encoder().frame(other, {}), other, PATIENCE_S)[0] == b"second"


@pytest.mark.parametrize(
    "code",
    [
        "time.sleep(60)",
        "request(); time.sleep(60)",
        "for byte in prefix.pack(b'CHR1', request(), 4, 0): os.write(1, bytes([byte])); time.sleep(.1)",
        "answer(request(), b'x', b'', (1, 10_000_000)); time.sleep(60)",
        "answer(request(), b'x', b'', (1, 10_000_000))\nwhile True: os.write(1, b'x'); time.sleep(.1)",
        "request()\nwhile True: os.write(2, b'x'); time.sleep(.1)",
        "request(); os.close(2); time.sleep(60)",
        "os.kill(os.getpid(), 19)",
    ],
    ids=[
        *("silent", "deaf after reading", "drips its prefix", "half a reply", "drips its body", "drips its output"),
        *("output closed", "stopped"),
    ],
)
def test_no_way_of_being_slow_moves_the_one_deadline(hostile: Hostile, seconds: Callable[[], float], code: str) -> None:
    channel = hostile(code)
    with pytest.raises(GuestDiedError) as caught:
        channel.exchange(REQUEST, NONCE, 1.0)
    assert caught.value.kind == "timeout"
    assert 1.0 <= seconds() < 4.0


def test_a_guest_that_never_reads_does_not_block_a_large_request(
    hostile: Hostile, seconds: Callable[[], float]
) -> None:
    channel = hostile("time.sleep(60)")
    with pytest.raises(GuestDiedError, match="in time"):
        channel.exchange(PREFIX.pack(b"CHR1", NONCE, 0, 50_000_000) + bytes(50_000_000), NONCE, 1.0)
    assert seconds() < 5.0


def test_a_guest_that_sips_a_large_request_runs_into_the_deadline(
    hostile: Hostile, seconds: Callable[[], float]
) -> None:
    channel = hostile("while os.read(0, 4096): time.sleep(.05)")
    with pytest.raises(GuestDiedError, match="in time"):
        channel.exchange(PREFIX.pack(b"CHR1", NONCE, 0, 50_000_000) + bytes(50_000_000), NONCE, 1.0)
    assert 1.0 <= seconds() < 4.0


def test_a_large_request_reaches_a_guest_that_reads(hostile: Hostile) -> None:
    channel = hostile("answer(request(), b'whole')")
    frame = PREFIX.pack(b"CHR1", NONCE, 0, 50_000_000) + bytes(50_000_000)
    assert channel.exchange(frame, NONCE, PATIENCE_S) == (b"whole", b"")


@pytest.mark.parametrize(
    "code",
    [
        f"answer(request(), sizes=({MAX_HEADER_BYTES + 1}, 0))",
        f"answer(request(), sizes=(1, {MAX_BODY_BYTES + 1}))",
        "answer(request(), sizes=(2**32 - 1, 2**64 - 1))",
        "request(); answer(bytes(16))",
        "request(); os.write(1, b'passed passed passed passed passed')",
    ],
    ids=["header", "body", "both", "another nonce", "no frame"],
)
def test_what_is_no_reply_is_refused_before_it_is_read(hostile: Hostile, code: str) -> None:
    with pytest.raises(WireError):
        hostile(code + "; time.sleep(60)").exchange(REQUEST, NONCE, PATIENCE_S)


def test_a_reply_to_a_request_that_was_not_read_is_refused(hostile: Hostile) -> None:
    channel = hostile("answer(prefix.unpack(os.read(0, prefix.size))[1]); time.sleep(60)")
    frame = PREFIX.pack(b"CHR1", NONCE, 0, 5_000_000) + bytes(5_000_000)
    with pytest.raises(WireError, match="not read"):
        channel.exchange(frame, NONCE, PATIENCE_S)


def test_a_second_reply_does_not_answer_the_next_request(hostile: Hostile) -> None:
    channel = hostile("nonce = request(); answer(nonce); answer(nonce, b'again'); time.sleep(60)")
    channel.exchange(REQUEST, NONCE, PATIENCE_S)
    with pytest.raises(WireError, match="to no request of ours"):
        channel.exchange(Encoder().frame(bytes(16), {}), bytes(16), PATIENCE_S)


def test_replies_without_end_answer_one_request_and_are_not_read(hostile: Hostile) -> None:
    channel = hostile("nonce = request()\nwhile True: answer(nonce, b'again', bytes(1000))")
    assert channel.exchange(REQUEST, NONCE, PATIENCE_S) == (b"again", bytes(1000))
    with pytest.raises(WireError, match="to no request of ours"):
        channel.exchange(Encoder().frame(bytes(16), {}), bytes(16), PATIENCE_S)


def test_the_largest_reply_is_held_once(hostile: Hostile) -> None:
    channel = hostile(f"answer(request(), bytes({MAX_HEADER_BYTES}), bytes({MAX_BODY_BYTES}))")
    tracemalloc.start()
    try:
        channel.exchange(REQUEST, NONCE, PATIENCE_S)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < MAX_BODY_BYTES + 3 * MAX_HEADER_BYTES


@pytest.mark.parametrize(
    "code",
    [
        "os._exit(0)",
        "request()",
        "request(); os.close(1); time.sleep(60)",
        "for fd in range(3): os.close(fd)\ntime.sleep(60)",
        "os.close(0); os.close(1); time.sleep(60)",
        "answer(request(), sizes=(10, 10))",
        "os.write(1, prefix.pack(b'CHR1', request(), 4, 0)[:20])",
        "os.kill(os.getpid(), 9)",
    ],
    ids=[
        "exit",
        "exit after reading",
        "reply closed",
        "all closed",
        "both closed",
        "exit in a reply",
        "exit in a prefix",
        "killed",
    ],
)
def test_a_guest_that_closes_the_wire_is_dead(hostile: Hostile, code: str) -> None:
    with pytest.raises(GuestDiedError) as caught:
        hostile(code).exchange(REQUEST, NONCE, PATIENCE_S)
    assert caught.value.kind == "died"


def test_a_guest_that_closes_only_its_request_end_is_dead_to_a_large_request(hostile: Hostile) -> None:
    frame = PREFIX.pack(b"CHR1", NONCE, 0, 5_000_000) + bytes(5_000_000)
    with pytest.raises(GuestDiedError) as caught:
        hostile("os.close(0); time.sleep(60)").exchange(frame, NONCE, PATIENCE_S)
    assert caught.value.kind == "died"


def test_closed_output_does_not_end_a_guest(hostile: Hostile) -> None:
    channel = hostile("os.close(2); answer(request(), b'fine')")
    assert channel.exchange(REQUEST, NONCE, PATIENCE_S) == (b"fine", b"")
    assert channel.printed == ""


def test_output_is_kept_up_to_its_limit_and_read_beyond(hostile: Hostile) -> None:
    channel = hostile("nonce = request(); os.write(2, b'abcde' * 40_000); answer(nonce)")
    channel.exchange(REQUEST, NONCE, PATIENCE_S)
    assert channel.printed == "abcde" * (LIMITS.output_kept_bytes // 5)


def test_a_flood_of_output_is_not_listened_to_for_ever(hostile: Hostile) -> None:
    channel = hostile(
        "nonce = request()\ntry:\n    while True: os.write(2, b'x' * 65536)\n"
        "except BrokenPipeError:\n    answer(nonce, b'nobody listens')"
    )
    assert channel.exchange(REQUEST, NONCE, PATIENCE_S) == (b"nobody listens", b"")
    assert len(channel.printed) == LIMITS.output_kept_bytes


def test_output_that_is_no_text_is_shown_as_far_as_it_goes(hostile: Hostile) -> None:
    channel = hostile("nonce = request(); os.write(2, b'caf\\xc3\\xa9 \\xff'); answer(nonce)")
    channel.exchange(REQUEST, NONCE, PATIENCE_S)
    assert channel.printed == "café \N{REPLACEMENT CHARACTER}"
