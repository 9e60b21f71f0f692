"""Files that were handed in beside the notebook are there when its cells run."""

from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.sandbox.calls import Call, Failed, Outcome, Returned
from autograder.sandbox.limits import Limits
from autograder.sandbox.modules import MOST_BYTES, MOST_FILES, fitting
from autograder.sandbox.session import Cell, Session
from autograder.sandbox.spawned import LandlockLauncher

OpenSession = Callable[..., Session]
HELPERS = b"""import numpy as np


def double(x):
    return 2 * np.asarray(x)


def fail():
    raise ValueError("here")
"""


def call(session: Session, function: str, *arguments: object) -> Outcome:
    (outcome,) = session.run([Call(function, arguments)])
    return outcome


def test_a_module_can_be_imported(open_session: OpenSession) -> None:
    session = open_session(
        "from helpers import double\nimport helpers",
        "def value(): return double(3), helpers.double(4)",
        modules={"helpers.py": HELPERS},
    )
    assert call(session, "value") == Returned((6, 8))
    assert (session.failed_cells, session.attempts) == ({}, [])


def test_what_fails_in_a_module_is_told_with_its_line(open_session: OpenSession) -> None:
    session = open_session("from helpers import fail", "def value(): return fail()", modules={"helpers.py": HELPERS})
    failed = call(session, "value")
    assert failed == Failed("raised", "ValueError", "here", "helpers.py, line 9")


def test_what_a_module_tries_is_noted(open_session: OpenSession) -> None:
    spy = b"x = 1\nopen('/etc/shadow')"
    session = open_session("try:\n    import spy\nexcept OSError:\n    pass", modules={"spy.py": spy})
    session.run([])
    assert session.attempts == ["spy.py, line 2: file (/etc/shadow)"]


def test_packages_data_and_whatever_reads_a_file_work(open_session: OpenSession) -> None:
    dense = b"from . import name\nsize = len(name)\n"
    files = {"layers/__init__.py": b"name = 'layers'", "layers/dense.py": dense}
    session = open_session(
        "import layers.dense as dense\nfrom layers import name\n%run script.py\nexec(open('script.py').read())",
        "text = open('data/notes.txt').read()\nimport inspect\nsource = inspect.getsource(dense)",
        "def value(): return name, dense.size, script_ran, text, source",
        modules=files | {"script.py": b"script_ran = True", "data/notes.txt": b"learned"},
    )
    assert call(session, "value") == Returned(("layers", 6, True, "learned", dense.decode()))


def test_every_guest_has_the_module(open_session: OpenSession) -> None:
    cells = "import helpers, os", "def die(): os._exit(1)", "def value(): return helpers.double(1)"
    session = open_session(*cells, modules={"helpers.py": HELPERS})
    call(session, "die")
    assert call(session, "value") == Returned(2)


def test_no_module_stands_before_what_is_installed_or_was_handed_out(open_session: OpenSession, tmp_path: Path) -> None:
    (tmp_path / "given.py").write_text("whose = 'the course'")
    names = ("given.py", "random.py", "numpy.py", "matplotlib/__init__.py")
    session = open_session(
        "import given, random, numpy as np, matplotlib, tqdm",
        "names = [(random, 'seed'), (np, 'sum'), (matplotlib, 'rc'), (tqdm, 'own')]",
        "def value(): return given.whose, *[hasattr(*name) for name in names]",
        files=(tmp_path / "given.py",),
        modules=dict.fromkeys(names, b"whose = 'the student'") | {"tqdm.py": b"own = True"},
    )
    assert call(session, "value") == Returned(("the course", True, True, True, True))


def test_modules_can_be_imported_where_nothing_can_be_written(limits: Limits) -> None:
    cells = [
        Cell(1, "import helpers, layers.dense, pathlib"),
        Cell(2, "def value(): return helpers.double(layers.dense.size)"),
    ]
    modules = {"helpers.py": HELPERS, "layers/dense.py": b"size = 4"}
    with Session(LandlockLauncher(), cells, (), limits, modules=modules) as session:
        assert call(session, "value") == Returned(8)
        assert session.failed_cells == {}


@pytest.mark.parametrize(
    "name",
    ["../up.py", "/root/x.py", ".hidden", "a/../b.py", "a//b.py", "", "a/b/c/d/e.py", "x" * 101, "a\nb.py", "given.py"],
)
def test_names_that_lead_elsewhere_are_left_out(name: str) -> None:
    assert fitting({name: b"", "fine.py": b""}, {"given.py"}) == {"fine.py": b""}


def test_files_are_few_and_small_and_modules_come_first() -> None:
    many = {f"data{number:03}.bin": b"" for number in range(200)} | {"zebra.py": b""}
    assert len(fitting(many, ())) == MOST_FILES
    assert "zebra.py" in fitting(many, ())
    large = {"a.bin": bytes(MOST_BYTES), "b.py": b"x = 1", "c.bin": b"small"}
    assert fitting(large, ()).keys() == {"b.py", "c.bin"}
