"""The numbers of system calls, held against the kernel's own headers where they are installed."""

import re
from pathlib import Path

import pytest

from autograder.sandbox.syscalls import MACHINES

# Of the generic table a name with 3264 is the same call on machines of 64 bits.
DEFINED = re.compile(r"^#define __NR(?:3264)?_(\w+)\s+(\d+)\b", re.MULTILINE)
HEADERS = {"x86_64": "x86_64-*/asm/unistd_64.h", "aarch64": "asm-generic/unistd.h"}


@pytest.mark.parametrize("name", MACHINES)
def test_the_numbers_are_the_kernels(name: str) -> None:
    header = next(Path("/usr/include").glob(HEADERS[name]), None)
    if header is None:
        pytest.skip("the kernel's headers are not installed")
    theirs = {call: int(number) for call, number in DEFINED.findall(header.read_text(encoding="utf-8"))}
    calls = MACHINES[name].calls
    assert len(calls) > 90
    assert {call: theirs.get(call) for call in calls} == calls
