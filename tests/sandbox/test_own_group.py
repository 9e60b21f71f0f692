"""A guest reaches nobody by signals: not the group of the process that forked it, which crosses its namespace."""

import signal
from collections.abc import Callable

import pytest

from autograder.sandbox.calls import Call, Returned
from autograder.sandbox.session import Session

OpenSession = Callable[..., Session]
REACH = (
    "import os\ndef reach(number):\n    os.kill(0, number)\n    return os.getpgrp(), os.getsid(0)\ndef here(): return 1"
)


@pytest.mark.parametrize("number", [signal.SIGSTOP, signal.SIGKILL, signal.SIGINT, signal.SIGURG])
def test_signals_to_the_own_group_reach_nobody_else(
    open_session: OpenSession, seconds: Callable[[], float], number: int
) -> None:
    with open_session(REACH) as session:
        outcome = session.run([Call("reach", (int(number),))])[0]
    if number == signal.SIGURG:
        assert isinstance(outcome, Returned)
        assert outcome.value == (1, 1)
    with open_session(REACH) as following:
        assert following.run([Call("here", ())]) == [Returned(1)]
    assert seconds() < 8.0  # an end that has to wait for its supervisor takes longer
