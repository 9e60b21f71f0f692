"""The cells of a notebook, run in a guest as Jupyter would run them."""

from collections.abc import Callable

import msgspec
import numpy as np
import pytest

from autograder.sandbox.calls import Call, Failed, FailedStatement, Outcome, Returned
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Session

OpenSession = Callable[..., Session]
VALUE = "def value():\n    return x\n"


def value_of(session: Session, function: str = "value", *arguments: object) -> object:
    outcome = session.run([Call(function, arguments)])[0]
    assert isinstance(outcome, Returned), outcome
    return outcome.value


def failure_of(session: Session, function: str) -> Failed:
    outcome = session.run([Call(function, ())])[0]
    assert isinstance(outcome, Failed), outcome
    return outcome


def test_cells_run_in_order_in_one_namespace(open_session: OpenSession) -> None:
    session = open_session("x = [1]", "x.append(2)", "x = (*x, 3)", VALUE)
    assert value_of(session) == (1, 2, 3)
    assert session.failed_cells == {}


def test_of_two_definitions_the_last_counts(open_session: OpenSession) -> None:
    assert value_of(open_session("def value(): return 1", "def value(): return 2")) == 2


def test_a_statement_that_fails_stops_neither_its_cell_nor_the_next(open_session: OpenSession) -> None:
    session = open_session("x = 1", "x = 2\n\nraise ValueError('not yet')\nx = 3", "x += 10", "def broken(:", VALUE)
    assert value_of(session) == 13
    assert session.failed_cells[2] == Failed("raised", "ValueError", "not yet", "cell 2, line 3")
    assert session.failed_cells[4].type_name == "SyntaxError"
    assert session.failed_cells[4].where == "cell 4, line 1"


def test_what_only_a_notebook_understands_runs(open_session: OpenSession) -> None:
    session = open_session(
        "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
        "%%time\nx = 5",
        "!echo from the shell",
        "len?",
        "await_able = 1; display(await_able)",
        VALUE,
    )
    assert value_of(session) == 5
    assert session.failed_cells == {}


def test_a_magic_that_does_not_exist_fails_only_its_cell(open_session: OpenSession) -> None:
    session = open_session("%%no_such_magic\nx = 1", "x = 2", VALUE)
    assert value_of(session) == 2


def test_cells_out_of_order_get_a_second_try(open_session: OpenSession) -> None:
    session = open_session("y = x + 1", "x = 1", "def value(): return x, y")
    assert value_of(session) == (1, 2)
    assert session.failed_cells == {}


def test_the_second_try_never_replaces_a_later_definition(open_session: OpenSession) -> None:
    early = "def value(): return 'early'\nhelper = 'early'\nfound = later"
    session = open_session(early, "later = 1\ndef value(): return 'late', helper, found", "helper = 'late'")
    assert value_of(session) == ("late", "late", 1)


def test_only_a_name_that_was_missing_gets_a_second_try(open_session: OpenSession) -> None:
    session = open_session("tries = tries + 1 if 'tries' in globals() else 1\n1 / 0", "def value(): return tries")
    assert value_of(session) == 1
    assert session.failed_cells[1].type_name == "ZeroDivisionError"


def test_a_cell_over_its_cpu_time_is_stopped_and_the_rest_goes_on(open_session: OpenSession, limits: Limits) -> None:
    short = msgspec.structs.replace(limits, cell_cpu_s=0.5)
    session = open_session("x = 1", "while True:\n    x += 1", "y = 2", "def value(): return y", limits=short)
    assert value_of(session) == 2
    assert session.failed_cells[2].kind == "timeout"
    assert session.deaths == []


def test_a_cell_that_waits_too_long_is_stopped_and_the_rest_goes_on(open_session: OpenSession, limits: Limits) -> None:
    short = msgspec.structs.replace(limits, cell_wall_s=1.0)
    session = open_session("import time\ntime.sleep(60)", "x = 2", VALUE, limits=short)
    assert value_of(session) == 2
    assert session.failed_cells[1].kind == "timeout"


@pytest.mark.parametrize(
    "deadly",
    ["import os\nos._exit(0)", "import ctypes\nctypes.string_at(0)", "import os\nos.abort()"],
    ids=["exit", "crash", "abort"],
)
def test_of_a_cell_that_kills_its_process_only_the_statement_is_left_out(
    open_session: OpenSession, deadly: str
) -> None:
    session = open_session("x = 1", f"x = 2\n{deadly}\nx += 5", "x += 10", VALUE)
    assert value_of(session) == 17
    died = Failed("died", message="the process ended")
    assert session.failed_cells == {2: died}
    assert session.failed_statements == [FailedStatement(2, 3, died)]
    assert session.deaths == ["the process ended"] * 2  # it was looked for step by step


def test_a_cell_that_will_not_be_stopped_is_killed_and_skipped(open_session: OpenSession, limits: Limits) -> None:
    short = msgspec.structs.replace(limits, cell_wall_s=1.0, cell_cpu_s=0.5)
    stubborn = "while True:\n    try:\n        while True: pass\n    except BaseException: pass"
    session = open_session(stubborn, "x = 2", VALUE, limits=short)
    assert value_of(session) == 2
    assert session.failed_cells[1].kind == "timeout"


def test_no_more_guests_are_started_than_a_submission_has_lives(open_session: OpenSession, limits: Limits) -> None:
    two = msgspec.structs.replace(limits, lives=2)
    session = open_session(*["import os\nos._exit(0)"] * 3, VALUE, limits=two)
    assert failure_of(session, "value") == Failed("died", message="its process was ended too often or took too long")
    assert len(session.deaths) == 2


def test_leaving_python_ends_only_its_cell(open_session: OpenSession) -> None:
    session = open_session("import sys\nsys.exit(0)", "exit()", "x = 3", VALUE)
    assert value_of(session) == 3
    assert session.failed_cells[1].type_name == "SystemExit"
    assert session.deaths == []


def test_what_was_defined_before_its_cell_failed_is_there_and_nothing_else(open_session: OpenSession) -> None:
    session = open_session("def backward(x): return x\n1 / 0")
    assert failure_of(session, "sideward") == Failed("missing", message="there is no function sideward")
    assert value_of(session, "backward", 1) == 1


def test_a_name_that_is_no_function_is_missing(open_session: OpenSession) -> None:
    assert failure_of(open_session("forward = 5"), "forward").kind == "missing"


def test_what_is_printed_is_kept(open_session: OpenSession) -> None:
    session = open_session(
        "print('from a cell')\nimport sys\nprint('error', file=sys.stderr)", "def value(): print('call')"
    )
    value_of(session)
    with session:
        pass
    assert all(text in session.printed for text in ("from a cell", "error", "call"))


def test_what_is_printed_is_kept_from_every_life(open_session: OpenSession) -> None:
    session = open_session("print('alive')", "def dying():\n    import os\n    os._exit(1)", "def value(): return 1")
    assert failure_of(session, "dying").kind == "died"
    value_of(session)
    with session:
        pass
    assert session.printed.count("alive") == 2


def test_of_too_much_output_the_beginning_is_kept_and_nothing_else_happens(
    open_session: OpenSession, limits: Limits
) -> None:
    flood = "import sys, os\nfor n in range(3000): print('x' * 999)\nsys.stderr.write('y' * 3_000_000)\nx = 2\n"
    session = open_session(flood, f"{VALUE}    print(x)\n", "def loud():\n    print('z' * 5_000_000)\n    return 1")
    assert value_of(session) == 2
    assert value_of(session, "loud") == 1
    assert (session.failed_cells, session.deaths) == ({}, [])
    with session:
        pass
    assert session.printed == ("x" * 999 + "\n") * 4 + "x" * (limits.output_kept_bytes - 4000)


def test_a_flood_past_python_s_streams_is_not_listened_to_for_ever(open_session: OpenSession, limits: Limits) -> None:
    flood = "import os\nwhile True: os.write(1, b'x' * 65536)"
    session = open_session(flood, "x = 2", VALUE)
    assert value_of(session) == 2
    assert session.failed_cells[1].type_name == "BrokenPipeError"
    assert session.deaths == []
    with session:
        pass
    assert session.printed == "x" * limits.output_kept_bytes


def test_input_finds_nobody_to_ask(open_session: OpenSession) -> None:
    session = open_session("x = 1", "x = input('a number: ')", VALUE)
    assert value_of(session) == 1
    assert session.failed_cells[2].type_name in {"EOFError", "StdinNotImplementedError"}


def test_random_numbers_are_the_same_in_every_session(open_session: OpenSession) -> None:
    draw = "import numpy as np, random\ndef value(): return np.random.rand(3), random.random()"
    first, second = (value_of(open_session(draw)) for _ in range(2))
    assert isinstance(first, tuple)
    assert isinstance(second, tuple)
    assert np.array_equal(first[0], second[0])
    assert first[1] == second[1]


def test_an_exception_raised_while_its_text_is_asked_for_is_told_without_text(
    ask: Callable[..., Outcome],
) -> None:
    outcome = ask("class Bad(Exception):\n    def __str__(self): raise self\ndef f(): raise Bad", "f")
    assert outcome == Failed("raised", "Bad", "", "cell 1, line 3")


def test_a_cell_longer_than_any_header_runs(open_session: OpenSession) -> None:
    session = open_session(f"picture = '{'é' * 400_000}'", "def value(): return len(picture)")
    assert session.run([Call("value", ())]) == [Returned(400_000)]


def test_a_shell_command_fails_no_cell(open_session: OpenSession) -> None:
    session = open_session(
        "!pip install numpy\nfiles = !ls\nimport numpy as np", "def value(): return np.ones(2).sum()"
    )
    (outcome,) = session.run([Call("value", ())])
    assert isinstance(outcome, Returned)
    assert outcome.value == 2.0
    assert session.failed_cells == {}
