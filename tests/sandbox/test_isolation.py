"""What student code finds inside the sandbox: nothing of ours, and no way out."""

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.sandbox.calls import Call, Returned
from autograder.sandbox.environment import python_prefix, student_python
from autograder.sandbox.guests import Launcher
from autograder.sandbox.launch import launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.mounts import site_folders
from autograder.sandbox.session import Cell, Session

ROOT = Path(__file__).resolve().parents[2]
CANARY = "canary-of-the-grader"
LOOK = """
import ctypes, importlib, os, pathlib, socket

at_start = os.listdir("/tmp")

def attempt(action):
    try:
        return action()
    except (OSError, ImportError) as error:
        return type(error).__name__

def processes(name):
    return [path.read_text() for path in pathlib.Path("/proc").glob(f"[0-9]*/{name}")]

def of_these(names):
    tops = [f"/{top}" for top in os.listdir("/") if top not in ("proc", "usr")]
    return [name for top in tops for _, _, files in os.walk(top) for name in files if name in names]

def write(path, size):
    with open(path, "wb", 0) as file:
        return sum(file.write(bytes(1 << 16)) for _ in range(size >> 16))

def look(expression):
    return eval(expression)
"""

Look = Callable[[str], Any]


def looking(session: Session) -> Look:
    def look(expression: str) -> object:
        outcome = session.run([Call("look", (expression,))])[0]
        assert isinstance(outcome, Returned), outcome
        return outcome.value

    return look


@pytest.fixture(scope="module", params=["zygote", "bubblewrap"])
def starter(request: pytest.FixtureRequest) -> Iterator[Launcher]:
    starter = launcher(request.param)
    yield starter
    starter.close()


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("handout") / "digits.csv"
    path.write_text("1,2,3")
    return path


@pytest.fixture(scope="module")
def look(starter: Launcher, handed_out: Path) -> Iterator[Look]:
    """Evaluate an expression inside, with one file handed out and a secret in the grader's environment."""
    limits = Limits(tmp_bytes=1 << 20, file_bytes=1 << 19, processes=8)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHAINRULE_CANARY", CANARY)
        with Session(starter, [Cell(1, LOOK)], (handed_out,), limits) as session:
            yield looking(session)


@pytest.mark.parametrize("name", ["numpy", "IPython", "matplotlib.pyplot"])
def test_what_students_may_use_can_be_imported(look: Look, name: str) -> None:
    assert look(f"importlib.import_module({name!r}).__name__") == name


@pytest.mark.parametrize(
    "name",
    ["autograder", "solutions", "nbgrader", "pytest", "msgspec", "jupytext", "pip", "torch"],
)
def test_nothing_else_can_be_imported(look: Look, name: str) -> None:
    assert look(f"attempt(lambda: importlib.import_module({name!r}))") == "ModuleNotFoundError"


def test_no_reference_and_no_grader_lies_anywhere(look: Look) -> None:
    ours = [path.name for folder in ("solutions", "autograder/graders") for path in (ROOT / folder).glob("*fcn_layer*")]
    assert "fcn_layer.py" in ours
    assert look(f"of_these({ours})") == []


def test_the_checkout_is_not_there(look: Look) -> None:
    assert look(f"os.path.exists({str(ROOT)!r})") is False


def test_the_interpreters_own_packages_are_not_there(look: Look) -> None:
    folder = str(python_prefix() / "lib" / f"python{student_python()}" / "site-packages")
    assert look(f"attempt(lambda: os.listdir({folder!r}))") in ([], "FileNotFoundError")


def test_the_graders_environment_is_nowhere(look: Look) -> None:
    assert os.environ["CHAINRULE_CANARY"] == CANARY
    assert CANARY not in str(look("dict(os.environ)"))
    environments = look("processes('environ')")
    assert environments
    assert CANARY not in "".join(environments)


def test_no_process_but_the_guests_own_is_seen(look: Look) -> None:
    commands = look("processes('cmdline')")
    assert 1 <= len(commands) <= 3
    own = Path("/proc/self/cmdline").read_text(encoding="utf-8")
    assert own not in commands
    assert all("/guest" in command for command in commands)  # each of them started this guest, or is it


def test_tmp_holds_only_the_files_handed_out(look: Look) -> None:
    assert look("os.getcwd() == '/tmp'") is True
    of_libraries = {name for name in look("at_start") if name.startswith((".ipython", "fontlist"))}
    assert set(look("at_start")) - of_libraries == {"digits.csv"}
    assert look("pathlib.Path('digits.csv').read_text()") == "1,2,3"


def test_files_handed_out_cannot_be_changed(look: Look) -> None:
    assert look("attempt(lambda: open('digits.csv', 'w'))") == "OSError"
    assert look("attempt(lambda: os.remove(os.path.realpath('digits.csv')))") in {"OSError", "PermissionError"}


@pytest.mark.parametrize("folder", ["/", "/usr/bin", "/site", "/site/numpy", "/guest/guest", "/files", "/dev", "/proc"])
def test_nothing_can_be_written_outside_of_tmp(look: Look, folder: str) -> None:
    told = look(f"attempt(lambda: open('{folder}/written', 'w').close())")
    assert told in {"OSError", "PermissionError", "FileNotFoundError"}


@pytest.mark.parametrize("folder", [*site_folders(), "/dev/pts"])
def test_nothing_is_left_where_the_next_guest_would_look(look: Look, folder: str) -> None:
    assert look(f"attempt(lambda: os.chmod({folder!r}, 0o777))") in {"OSError", "PermissionError"}
    told = look(f"attempt(lambda: open('{folder}/written', 'w').close())")
    assert told in {"OSError", "PermissionError", "FileNotFoundError"}


def test_files_are_bounded_one_by_one_and_together(look: Look) -> None:
    assert look("attempt(lambda: write('/tmp/small', 1 << 18))") == 1 << 18
    assert look("attempt(lambda: write('/tmp/large', 1 << 20))") == "OSError"
    assert look("[attempt(lambda: write(f'/tmp/{i}', 1 << 18)) for i in range(9)][-1]") == "OSError"
    assert look("attempt(lambda: write('/dev/shm/large', 1 << 21))") == "OSError"
    assert look("[os.remove(path) for path in pathlib.Path('/tmp').glob('[0-9sl]*')] and 1") == 1


def test_threads_are_bounded(starter: Launcher, handed_out: Path) -> None:
    start = "import threading, time\ndef start():\n    for n in range(40):\n        try:\n"
    start += "            threading.Thread(target=time.sleep, args=(60,), daemon=True).start()\n"
    start += "        except RuntimeError:\n            return n"
    with Session(starter, [Cell(1, start)], (handed_out,), Limits(processes=12)) as session:
        (outcome,) = session.run([Call("start", ())])
    assert isinstance(outcome, Returned)
    assert isinstance(outcome.value, int)
    assert 1 <= outcome.value < 12


def test_guests_share_no_files(look: Look, starter: Launcher, handed_out: Path) -> None:
    leave = "import os\nfor name in ('/tmp/left', '/dev/shm/left'): open(name, 'w').close()\n"
    with Session(starter, [Cell(1, LOOK), Cell(2, leave)], (handed_out,), Limits()) as session:
        second = looking(session)
        assert second("os.path.exists('/tmp/left')") is True
        assert look("os.path.exists('/tmp/left') or os.path.exists('/dev/shm/left')") is False


def test_a_next_life_starts_with_an_empty_tmp(starter: Launcher, handed_out: Path) -> None:
    die_once = "import os\nseen = os.path.exists('/tmp/left')\nopen('/tmp/left', 'w').close()\ndef die(): os._exit(1)\n"
    with Session(starter, [Cell(1, LOOK), Cell(2, die_once)], (handed_out,), Limits()) as session:
        session.run([Call("die", ())])
        assert looking(session)("seen") is False
        assert session.deaths == ["the process ended"]


def test_there_is_no_network_not_even_our_loopback(look: Look) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        assert look(f"attempt(lambda: socket.create_connection({address}, 2))") == "OSError"
        assert look("attempt(lambda: socket.create_connection(('192.0.2.1', 80), 2))") == "OSError"
        assert look("[line.split(':')[0].strip() for line in open('/proc/net/dev') if ':' in line]") == ["lo"]
        server.settimeout(0)
        with pytest.raises(BlockingIOError):
            server.accept()


def test_an_abstract_socket_of_ours_cannot_be_reached(look: Look) -> None:
    name = f"\0chainrule-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(name)
        server.listen()
        connect = f"attempt(lambda: socket.socket(socket.AF_UNIX).connect({name!r}))"
        assert look(connect) == "ConnectionRefusedError"


def test_our_processes_cannot_be_signalled(look: Look) -> None:
    assert look(f"attempt(lambda: os.kill({os.getpid()}, 0))") == "ProcessLookupError"


def test_a_user_namespace_with_mounts_of_its_own_cannot_be_made(look: Look) -> None:
    new_user_and_mounts = 0x10000000 | 0x00020000
    assert look(f"ctypes.CDLL(None).unshare({new_user_and_mounts})") == -1


def test_the_guest_is_nobody_without_rights(look: Look) -> None:
    status = look("pathlib.Path('/proc/self/status').read_text()")
    fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert {fields[name] for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")} == {"0" * 16}
    assert fields["NoNewPrivs"] == "1"
    assert fields["Uid"].split()[0] != "0"
