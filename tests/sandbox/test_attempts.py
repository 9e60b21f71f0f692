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
        ("open('/etc/passwd')", "file (/etc/passwd)"),
        ("open(b'/etc/passwd')", "file (b'/etc/passwd')"),
        ("__import__('pathlib').Path('/proc/1/environ').read_bytes()", "file (/proc/1/environ)"),
        ("__import__('numpy').loadtxt('/proc/self/maps')", "file (/proc/self/maps)"),
        ("__import__('os').open('/guest/guest/shell.py', 0)", "file (/guest/guest/shell.py)"),
        ("exec('open(\"/root/notes.txt\")')", "file (/root/notes.txt)"),
        ("open('../../home/eve/fcn_layer.ipynb')", "file (../../home/eve/fcn_layer.ipynb)"),
        ("open('/tmp/../etc/shadow')", "file (/tmp/../etc/shadow)"),
        ("open('solutions/fcn_layer.py')", "file (solutions/fcn_layer.py)"),
        ("open('../gradebook.db')", "file (../gradebook.db)"),
        ("__import__('ctypes').CDLL(None).ptrace", "system call (ptrace)"),
    ],
)
def test_an_attempt_is_noted_where_it_was_made(open_session: OpenSession, action: str, noted: str) -> None:
    session = open_session("x = 1", f"{TRY}\nattempt(lambda: {action})")
    session.run([])
    assert any(attempt.startswith(f"cell 2, line 7: {noted}") for attempt in session.attempts)


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


@pytest.mark.parametrize(
    "innocent",
    [
        "%load_ext autoreload\n%autoreload 2",
        "try:\n    import cupy as np\nexcept ImportError:\n    import numpy as np",
        "import torch",
        "np.load('/content/drive/MyDrive/data.npz')",
        "open('/kaggle/input/digits/train.csv')",
        "open(r'C:\\Users\\ada\\data.npz', 'rb')",
        "open('~/data.csv')",
        "np.loadtxt('/home/ada/courses/data.csv')",
        "np.load('../data/train.npz')",
        "open('/proc/cpuinfo').read()",
        "import inspect; print(inspect.getsource(inspect.getsource), inspect.getsource(np.sum))",
        "help(np.dot); help(len)\nnp.dot?\nnp.dot??",
        "import pydoc; pydoc.render_doc('json')",
        "import time; time.tzset(); time.localtime()",
        "import platform; platform.processor(); platform.platform()",
        "import ctypes.util; ctypes.util.find_library('c')",
        "import pkgutil; list(pkgutil.iter_modules())",
        "import logging; logging.exception('no'); logging.warning('so')",
        "import traceback\ntry:\n    np.ones(2) @ np.ones(3)\nexcept ValueError:\n    traceback.print_exc()",
        "import warnings; warnings.warn('here')",
        "get_ipython().system('ls'); files = !cat /etc/passwd",
        "%%bash\npip install numpy",
        "%matplotlib inline\nimport matplotlib.pyplot as plt; plt.title('$x^2$'); plt.savefig('x.png'); plt.show()",
        "open('my_solution.npy', 'wb').close(); open('solution.py', 'w').close(); open('solution.py').close()",
    ],
)
def test_what_libraries_read_and_where_files_used_to_be_is_no_attempt(open_session: OpenSession, innocent: str) -> None:
    session = open_session("import numpy as np", innocent)
    session.run([])
    assert session.attempts == []


def test_no_more_is_noted_than_somebody_would_read(open_session: OpenSession) -> None:
    lines = "\n".join(f"attempt(lambda: open('/etc/{number}' + 'x' * 1000))" for number in range(100))
    session = open_session(f"{TRY}{lines}")
    session.run([])
    assert len(session.attempts) == MAX_ATTEMPTS


def test_the_same_from_one_line_is_one_attempt_with_a_count(open_session: OpenSession) -> None:
    session = open_session(f"{TRY}\nfor n in range(5):\n    attempt(lambda: open(f'/etc/{{n}}'))")
    session.run([])
    assert session.attempts == ["cell 1, line 8: file (/etc/0) and 4 more"]


def test_the_same_attempt_in_a_next_life_is_noted_once(open_session: OpenSession) -> None:
    session = open_session(f"{TRY}\nattempt(lambda: open('/etc/passwd'))\nimport os\ndef die(): os._exit(1)")
    session.run([Call("die", ())])
    session.run([])
    assert session.attempts == ["cell 1, line 7: file (/etc/passwd)"]
