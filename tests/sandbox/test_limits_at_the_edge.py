"""What a guest may have of memory, threads, files and output: all that is allowed works, one more does not."""

import errno
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest

from autograder.sandbox.calls import Call, Failed, Outcome, Returned
from autograder.sandbox.guests import Launcher
from autograder.sandbox.launch import launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Cell, Session

MIB = 1 << 20
LIMITS = Limits(
    memory_bytes=1 << 30,
    processes=12,
    open_files=32,
    file_bytes=MIB // 2,
    tmp_bytes=2 * MIB,
    output_kept_bytes=4096,
    output_bytes=MIB,
    lives=3,
)
THREADS_BESIDE_THE_STUDENTS = 2  # the guest's first, and one process that looks after its namespaces
PAGE = 4096
TMP, SHM = "/tmp", "/dev/shm"  # noqa: S108 - in the guest
SOURCE = """
import os, threading
import numpy as np

held = []

def room(limit):
    with open("/proc/self/statm") as file:
        return limit - int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")

def take(size): return np.empty(size, np.uint8).size

def refused(action):
    try:
        action()
    except OSError as error:
        return error.errno

def start_threads(number):
    stop = threading.Event()
    started = []
    try:
        for _ in range(number):
            thread = threading.Thread(target=stop.wait)
            thread.start()
            started.append(thread)
    finally:
        stop.set()
        for thread in started:
            thread.join()
    return number

def free_descriptors(limit): return sum(refused(lambda: os.fstat(n)) is not None for n in range(limit))
def hold_open(number): held.extend(os.open(os.devnull, os.O_RDONLY) for _ in range(number))
def let_go():
    while held: os.close(held.pop())

def write(path, size):
    with open(path, "ab", 0) as file:
        for start in range(0, size, 4096):
            file.write(bytes(min(4096, size - start)))
        return file.tell()

def free_bytes(folder): return os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize
def free_files(folder): return os.statvfs(folder).f_ffree

def fill(folder, size, part):
    for number in range(0, size, part):
        write(f"{folder}/part{number}", min(part, size - number))

def make_files(folder, number):
    for name in range(number):
        os.close(os.open(f"{folder}/{name}", os.O_CREAT | os.O_EXCL))

def clear(folder):
    for name in os.listdir(folder):
        if os.path.isfile(f"{folder}/{name}"):
            os.remove(f"{folder}/{name}")

def put_out(size): return sum(os.write(1, b"x" * min(4096, size - start)) for start in range(0, size, 4096))
"""
Do = Callable[..., Any]


@pytest.fixture(scope="module", params=["zygote", "bubblewrap"])
def starter(request: pytest.FixtureRequest) -> Iterator[Launcher]:
    starter = launcher(request.param)
    yield starter
    starter.close()


@pytest.fixture(scope="module")
def session(starter: Launcher) -> Iterator[Session]:
    """One guest, which reaches its limits again and again and must live through all of it."""
    with Session(starter, [Cell(1, SOURCE)], (), LIMITS) as session:
        yield session
        assert session.failed_cells == {}
    assert session.deaths == []


@pytest.fixture
def do(session: Session) -> Iterator[Do]:
    """Call a function, which must return, for its value; whatever files a test made are gone after it."""

    def do(function: str, *arguments: object) -> object:
        (outcome,) = session.run([Call(function, arguments)])
        assert isinstance(outcome, Returned), outcome
        return outcome.value

    yield do
    for folder in (TMP, SHM):
        do("clear", folder)


def failed(session: Session, function: str, *arguments: object) -> tuple[str, str]:
    """Call a function, which must fail, for the kind of failure and the type of the exception."""
    (outcome,) = session.run([Call(function, arguments)])
    assert isinstance(outcome, Failed), outcome
    return outcome.kind, outcome.type_name


def errno_of(session: Session, function: str, *arguments: object) -> int:
    """Call a function, which must raise an OSError, for its number."""
    (outcome,) = session.run([Call(function, arguments)])
    assert isinstance(outcome, Failed), outcome
    assert (outcome.kind, outcome.type_name) == ("raised", "OSError")
    return int(outcome.message.removeprefix("[Errno ").split("]")[0])


def test_memory_may_be_used_to_the_last_megabytes(session: Session, do: Do) -> None:
    room = do("room", LIMITS.memory_bytes)
    assert room > 64 * MIB
    assert do("take", room - 4 * MIB) == room - 4 * MIB
    assert failed(session, "take", room + MIB)[0] == "memory"
    assert do("take", MIB) == MIB


def test_threads_may_be_started_to_the_last(session: Session, do: Do) -> None:
    most = LIMITS.processes - THREADS_BESIDE_THE_STUDENTS
    assert do("start_threads", most) == most
    assert failed(session, "start_threads", most + 1) == ("raised", "RuntimeError")


def test_files_may_be_opened_to_the_last_descriptor(session: Session, do: Do) -> None:
    free = do("free_descriptors", LIMITS.open_files)
    assert LIMITS.open_files - 6 <= free < LIMITS.open_files
    do("hold_open", free)
    assert errno_of(session, "hold_open", 1) == errno.EMFILE
    do("let_go")
    assert do("free_descriptors", LIMITS.open_files) == free


def test_one_file_may_have_its_size_and_no_byte_more(session: Session, do: Do) -> None:
    assert do("write", f"{TMP}/one", LIMITS.file_bytes) == LIMITS.file_bytes
    assert errno_of(session, "write", f"{TMP}/one", 1) == errno.EFBIG
    assert do("write", f"{TMP}/other", 1) == 1


@pytest.mark.parametrize(("folder", "size"), [(TMP, LIMITS.tmp_bytes), (SHM, MIB)])
def test_all_files_together_may_fill_their_place(session: Session, do: Do, folder: str, size: int) -> None:
    free = do("free_bytes", folder)
    assert size - 4 * PAGE <= free <= size  # IPython may have a folder there
    do("fill", folder, free, LIMITS.file_bytes)
    assert do("free_bytes", folder) == 0
    assert errno_of(session, "write", f"{folder}/more", 1) == errno.ENOSPC


@pytest.mark.parametrize(("folder", "most"), [(TMP, 2000), (SHM, 50)])
def test_files_of_a_forked_guest_may_be_as_many_as_their_place_takes(zygote: Launcher, folder: str, most: int) -> None:
    with Session(zygote, [Cell(1, SOURCE)], (), LIMITS) as session:
        (free,) = session.run([Call("free_files", (folder,))])
        assert free == Returned(most - 1)  # the folder itself is one
        assert session.run([Call("make_files", (folder, most - 1))]) == [Returned(None)]
        assert errno_of(session, "write", f"{folder}/more", 1) == errno.ENOSPC


def test_output_is_kept_to_the_last_byte_and_read_to_another_one(starter: Launcher) -> None:
    unread = LIMITS.output_bytes - LIMITS.output_kept_bytes
    with Session(starter, [Cell(1, SOURCE)], (), LIMITS) as session:
        for count in (LIMITS.output_kept_bytes, unread, 1):
            assert session.run([Call("put_out", (count,))]) == [Returned(count)]
        (too_much,) = session.run([Call("put_out", (1,))])
        assert session.run([Call("put_out", (0,))]) == [Returned(0)]
    assert isinstance(too_much, Failed)
    assert too_much.type_name == "BrokenPipeError"
    assert session.printed == "x" * LIMITS.output_kept_bytes
    assert session.deaths == []


def test_what_is_open_full_or_used_up_keeps_no_answer_from_the_grader(starter: Launcher) -> None:
    with Session(starter, [Cell(1, SOURCE)], (), LIMITS) as session:
        outcomes: list[Outcome] = session.run([Call("hold_open", (LIMITS.open_files,)), Call("put_out", (1,))])
        outcomes += session.run([Call("fill", (TMP, 2 * LIMITS.tmp_bytes, 4096)), Call("put_out", (1,))])
        outcomes += session.run([Call("take", (1 << 40,))]) + session.run([Call("put_out", (1,))])
    kinds = [outcome.kind if isinstance(outcome, Failed) else "returned" for outcome in outcomes]
    assert kinds == ["raised", "returned", "raised", "returned", "memory", "returned"]
    assert session.deaths == []


def test_no_limit_can_be_raised_again(starter: Launcher) -> None:
    raise_all = (
        "import resource\n"
        "limited = ('AS', 'CPU', 'NPROC', 'FSIZE', 'NOFILE', 'CORE')\n"
        "def try_to_raise(name):\n"
        "    number = getattr(resource, f'RLIMIT_{name}')\n"
        "    soft, hard = resource.getrlimit(number)\n"
        "    try:\n        resource.setrlimit(number, (hard + 1, hard + 1))\n"
        "    except (OSError, ValueError):\n        return soft, hard, resource.getrlimit(number) == (soft, hard)\n"
        "def raised(): return [try_to_raise(name) for name in limited]\n"
    )
    limits = msgspec.structs.replace(LIMITS, cpu_s=30)
    with Session(starter, [Cell(1, raise_all)], (), limits) as session:
        (outcome,) = session.run([Call("raised", ())])
    set_here = (limits.memory_bytes, limits.cpu_s, limits.processes, limits.file_bytes, limits.open_files, 0)
    assert outcome == Returned([(value, value, True) for value in set_here])
