"""What a notebook has no reason to try is noted with cell and line; what it has reason for is not."""

from collections.abc import Callable

import pytest

from autograder.sandbox.calls import Call
from autograder.sandbox.guest.codec import MAX_ATTEMPTS
from autograder.sandbox.session import Session

OpenSession = Callable[..., Session]
TRY = "def attempt(action):\n    try:\n        action()\n    except BaseException:\n        pass\n"


@pytest.mark.parametrize(
    ("action", "noted"),
    [
        ("__import__('socket').create_connection(('127.0.0.1', 80), 1)", "network (socket.getaddrinfo)"),
        ("__import__('socket').socket()", "network (socket)"),
        ("__import__('urllib.request').request.urlopen('http://example.org')", "network (socket.getaddrinfo)"),
        ("__import__('os').system('true')", "program (os.system)"),
        ("__import__('subprocess').run(['true'])", "program (subprocess.Popen)"),
        ("__import__('os').execv('/bin/true', ['true'])", "program (os.exec)"),
        ("__import__('os').fork()", "process (os.fork)"),
        ("__import__('os').kill(1, 0)", "signal (os.kill)"),
        ("__import__('torch')", "package (torch)"),
        ("__import__('jax.numpy')", "package (jax)"),
        ("open('/etc/passwd')", "file (/etc/passwd)"),
        ("open('../gradebook.db')", "file (../gradebook.db)"),
        ("__import__('ctypes').CDLL(None).ptrace", "system call (ptrace)"),
    ],
)
def test_an_attempt_is_noted_where_it_was_made(open_session: OpenSession, action: str, noted: str) -> None:
    session = open_session("x = 1", f"{TRY}\nattempt(lambda: {action})")
    session.run([])
    assert f"cell 2, line 7: {noted}" in session.attempts


def test_what_a_function_tries_is_noted_when_it_is_called(open_session: OpenSession) -> None:
    session = open_session(f"{TRY}\ndef f():\n    attempt(lambda: open('/etc/shadow'))")
    session.run([])
    assert session.attempts == []
    session.run([Call("f", ()), Call("f", ())])
    assert session.attempts == ["cell 1, line 8: file (/etc/shadow)"]


def test_ordinary_work_is_no_attempt(open_session: OpenSession) -> None:
    session = open_session(
        "%matplotlib inline\nimport numpy as np, matplotlib.pyplot as plt, os, sys, json, random, time\n",
        "np.save('w.npy', np.ones(3)); np.load('w.npy'); open('/tmp/notes.txt', 'w').close()\n"
        "fig, ax = plt.subplots(); ax.plot([1, 2]); fig.savefig('plot.png'); plt.show()\n"
        "np.random.default_rng(); os.listdir('.'); print('done')\n!pip install numpy\n",
        "import this_is_not_there",
        "1 / 0",
    )
    session.run([])
    assert set(session.failed_cells) == {3, 4}
    assert session.attempts == []


def test_no_more_is_noted_than_somebody_would_read(open_session: OpenSession) -> None:
    session = open_session(f"{TRY}\nfor n in range(1000):\n    attempt(lambda: open(f'/etc/{{n}}' + 'x' * 1000))")
    session.run([])
    assert len(session.attempts) == MAX_ATTEMPTS


def test_the_same_attempt_in_a_next_life_is_noted_once(open_session: OpenSession) -> None:
    session = open_session(f"{TRY}\nattempt(lambda: open('/etc/passwd'))\nimport os\ndef die(): os._exit(1)")
    session.run([Call("die", ())])
    session.run([])
    assert session.attempts == ["cell 1, line 7: file (/etc/passwd)"]
