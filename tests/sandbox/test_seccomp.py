"""The filter of system calls, run on a small BPF machine for both processors."""

import struct

import pytest

from autograder.sandbox import seccomp
from autograder.sandbox.seccomp import ALLOW, EAFNOSUPPORT, ENOSYS, EPERM, KILL
from autograder.sandbox.syscalls import MACHINES, OF_ALL_FILES, OF_OTHERS_TOO, Machine

ORDINARY = {"x86_64": (0, 1, 3, 9, 11, 12, 202, 257), "aarch64": (56, 57, 63, 64, 98, 214, 215, 222)}
A_THREAD = 0x3D0F00  # what glibc gives clone for pthread_create
machines = pytest.mark.parametrize("name", MACHINES)


def decide(name: str, number: int, *arguments: int, architecture: int | None = None, strict: bool = False) -> int:
    """Run the filter as the kernel does and return its answer."""
    machine = MACHINES[name]
    padded = (*arguments, 0, 0, 0, 0, 0, 0)[:6]
    architecture = machine.architecture if architecture is None else architecture
    data = struct.pack("<iIQ6Q", number - (1 << 32 if number >= 1 << 31 else 0), architecture, 0, *padded)
    code = seccomp.program(machine, strict=strict)
    accumulator, at = 0, 0
    while True:
        operation, if_true, if_false, operand = code[at]
        at += 1
        if operation == seccomp.LOAD:
            (accumulator,) = struct.unpack_from("<I", data, operand)
        elif operation == seccomp.RETURN:
            return operand
        else:
            holds = {
                seccomp.JUMP_EQUAL: accumulator == operand,
                seccomp.JUMP_AT_LEAST: accumulator >= operand,
                seccomp.JUMP_ANY_BIT: bool(accumulator & operand),
            }[operation]
            at += if_true if holds else if_false


@machines
def test_every_jump_lands_in_the_program_and_it_ends_with_an_answer(name: str) -> None:
    for strict in (False, True):
        code = seccomp.program(MACHINES[name], strict=strict)
        assert code[-1].code == seccomp.RETURN
        for at, instruction in enumerate(code):
            assert at + 1 + max(instruction.if_true, instruction.if_false) <= len(code)
            assert max(instruction.if_true, instruction.if_false) < 256


@machines
def test_ordinary_calls_are_allowed(name: str) -> None:
    assert {decide(name, number) for number in ORDINARY[name]} == {ALLOW}


@machines
def test_denied_calls_fail_whatever_their_arguments(name: str) -> None:
    for number in MACHINES[name].denied:
        assert {decide(name, number), decide(name, number, 1, 1), decide(name, number, A_THREAD)} == {EPERM}


@pytest.mark.parametrize("call", ["execve", "execveat", "ptrace", "unshare", "mount", "keyctl", "bpf", "memfd_create"])
@machines
def test_what_matters_most_is_denied_by_name(name: str, call: str) -> None:
    assert decide(name, MACHINES[name].calls[call]) == EPERM


@machines
def test_another_architecture_kills(name: str) -> None:
    other = next(machine.architecture for key, machine in MACHINES.items() if key != name)
    assert decide(name, ORDINARY[name][0], architecture=other) == KILL


@machines
def test_the_second_table_of_x86_is_not_there(name: str) -> None:
    assert decide(name, 0x40000000 | 59) == ENOSYS


@machines
def test_threads_may_start_and_processes_may_not(name: str) -> None:
    clone = MACHINES[name].calls["clone"]
    assert decide(name, clone, A_THREAD) == ALLOW
    assert decide(name, clone, 17) == EPERM  # SIGCHLD alone: fork
    assert decide(name, clone, 0x4100 | 17) == EPERM  # vfork
    assert decide(name, clone, A_THREAD | 0x10000000) == EPERM  # a thread in a new user namespace
    assert decide(name, MACHINES[name].calls["clone3"]) == ENOSYS


@machines
def test_only_local_sockets_can_be_made(name: str) -> None:
    socket = MACHINES[name].calls["socket"]
    assert decide(name, socket, 1) == ALLOW
    assert {decide(name, socket, family) for family in (2, 10, 16, 17, 40)} == {EAFNOSUPPORT}


@machines
def test_only_local_pairs_can_be_made(name: str) -> None:
    pair = MACHINES[name].calls["socketpair"]
    for strict in (False, True):
        assert decide(name, pair, 1, 1 | 0x80000, strict=strict) == ALLOW  # what asyncio wakes itself with
        assert {decide(name, pair, family, 1, strict=strict) for family in (2, 16, 40)} == {EAFNOSUPPORT}


@machines
def test_without_namespaces_there_is_no_socket_that_sends_to_names(name: str) -> None:
    calls = MACHINES[name].calls
    assert {decide(name, calls["socket"], family, strict=True) for family in (1, 2, 10, 16)} == {EAFNOSUPPORT}
    assert {decide(name, calls["socketpair"], 1, kind, strict=True) for kind in (2, 5, 2 | 0x800)} == {EAFNOSUPPORT}
    assert decide(name, calls["socketpair"], 1, 2) == ALLOW


@machines
def test_without_namespaces_no_file_of_the_same_user_is_changed(name: str) -> None:
    calls = MACHINES[name].calls
    changing = [call for call in OF_ALL_FILES if call in calls]
    assert len(changing) >= 11
    for call in changing:
        assert (decide(name, calls[call]), decide(name, calls[call], strict=True)) == (ALLOW, EPERM)
    assert decide(name, calls["ioctl"], 3, 0x40086602, strict=True) == EPERM  # FS_IOC_SETFLAGS
    assert decide(name, calls["ioctl"], 3, 0x5413, strict=True) == ALLOW  # the size of a terminal
    assert decide(name, calls["fcntl"], 3, 1024, strict=True) == EPERM  # F_SETLEASE
    assert decide(name, calls["fcntl"], 3, 1030, strict=True) == ALLOW  # F_DUPFD_CLOEXEC


@machines
def test_a_strict_filter_allows_nothing_more(name: str) -> None:
    for number in range(600):
        for arguments in ((), (A_THREAD,), (1, 0x5412), (1, 1)):
            if decide(name, number, *arguments) != ALLOW:
                assert decide(name, number, *arguments, strict=True) != ALLOW


@machines
def test_calls_newer_than_the_tables_are_not_there(name: str) -> None:
    assert decide(name, 447) == EPERM
    assert {decide(name, number) for number in (448, 452, 467, 10_000)} == {ENOSYS}


@pytest.mark.parametrize("call", OF_OTHERS_TOO)
@machines
def test_limits_and_scheduling_may_be_changed_of_the_caller_itself_and_of_no_other(name: str, call: str) -> None:
    number = MACHINES[name].calls[call]
    assert decide(name, number, 0, A_THREAD, 1, 1) == ALLOW
    assert {decide(name, number, other) for other in (1, 2, 1 << 22, (1 << 32) - 1, (1 << 64) - 1)} == {EPERM}
    assert decide(name, number, 7 << 32) == ALLOW  # the kernel, too, takes only the low half for a process


@pytest.mark.parametrize("call", ["setpriority", "ioprio_set"])
@machines
def test_priorities_may_never_be_changed_not_even_the_callers_own(name: str, call: str) -> None:
    number = MACHINES[name].calls[call]
    assert {decide(name, number), decide(name, number, 0, 0, 19), decide(name, number, 1, 0)} == {EPERM}


@machines
def test_nobody_types_into_a_terminal(name: str) -> None:
    ioctl = MACHINES[name].calls["ioctl"]
    assert decide(name, ioctl, 0, 0x5412) == EPERM
    assert decide(name, ioctl, 0, 0x541C) == EPERM
    assert decide(name, ioctl, 0, 0x5401) == ALLOW


def test_the_encoded_program_is_as_long_as_its_instructions() -> None:
    code = seccomp.program(MACHINES["x86_64"])
    assert len(seccomp.encode(code)) == 8 * len(code)
    assert seccomp.encode(code[:1]) == struct.pack("<HBBI", *code[0])


def test_no_machine_denies_what_it_judges_by_an_argument() -> None:
    for machine in MACHINES.values():
        assert isinstance(machine, Machine)
        judged = ("clone", "clone3", "socket", "ioctl", "seccomp", *OF_OTHERS_TOO)
        assert not {machine.calls[name] for name in judged} & {*machine.denied}
