"""Runs notebooks in Jupyter kernels, two at a time; a program for the students' environment, so it imports only theirs.

It reads ``{name: {"folder": ..., "path": [...], "cells": [...]}}`` and writes ``{name: [trouble, ...]}``, both as JSON.
Every notebook has a kernel of its own, a real one that speaks Jupyter's protocol; they are forked from one process
that has imported what takes long.
"""

import json
import os
import signal
import socket
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import ipykernel.debugger  # noqa: F401 - for the kernels, as is the next
import matplotlib.pyplot as plt  # noqa: F401
import zmq
from ipykernel.kernelapp import IPKernelApp
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.connect import write_connection_file

CELL_S = 120
TYPED = "2"


class Kernels:
    """Forks kernels in a process of its own: this one will have threads, with which no fork is safe."""

    def __init__(self) -> None:
        self._ours, theirs = socket.socketpair()
        self._pid = os.fork()
        if not self._pid:
            self._ours.close()
            self._fork_on_request(theirs.makefile("r"))
        theirs.close()

    def start(self, connection: str, job: dict[str, Any]) -> None:
        self._ours.sendall(json.dumps({"connection": connection, **job}).encode() + b"\n")

    def close(self) -> None:
        self._ours.close()
        os.waitpid(self._pid, 0)

    def _fork_on_request(self, requests: Iterable[str]) -> None:
        children = []
        for line in requests:
            pid = os.fork()
            if not pid:
                _be_a_kernel(json.loads(line))
            children.append(pid)
        for pid in children:  # those that are well have ended, and keep their numbers until they are waited for
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        os._exit(0)


def _be_a_kernel(job: dict[str, Any]) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.chdir(job["folder"])
    sys.path[:1] = ["", *job["path"]]  # what was there is this program's folder
    try:
        IPKernelApp.launch_instance(argv=["-f", job["connection"]])
    finally:
        os._exit(0)


def run(kernels: Kernels, job: dict[str, Any]) -> list[str]:
    """Return what went wrong in a notebook, cell by cell."""
    with TemporaryDirectory() as room:
        connection, _ = write_connection_file(f"{room}/kernel.json", transport="ipc", ip=f"{room}/ipc")
        kernels.start(connection, job)
        client = BlockingKernelClient(connection_file=connection)
        client.load_connection_file()
        client.start_channels(iopub=False, hb=False)
        try:
            return [f"{trouble} in {cell[:200]!r}" for cell in job["cells"] if (trouble := _execute(client, cell))]
        finally:
            client.shutdown()
            client.stop_channels()


def _execute(client: BlockingKernelClient, source: str) -> str:
    """Return what a cell raised, or nothing; what it asks for is typed."""
    client.execute(source, allow_stdin=True)
    replies, questions = client.shell_channel.socket, client.stdin_channel.socket
    poller = zmq.Poller()
    poller.register(replies, zmq.POLLIN)
    poller.register(questions, zmq.POLLIN)
    while ready := dict(poller.poll(1000 * CELL_S)):
        if questions in ready:
            client.get_stdin_msg()
            client.input(TYPED)
        if replies in ready:
            content = client.get_shell_msg()["content"]
            return "" if content["status"] == "ok" else f"{content.get('ename')}: {content.get('evalue')}"
    return "no answer"


def main() -> None:
    jobs, kernels = json.loads(Path(sys.argv[1]).read_bytes()), Kernels()
    with ThreadPoolExecutor(2) as pool:
        results = dict(zip(jobs, pool.map(lambda job: run(kernels, job), jobs.values()), strict=True))
    kernels.close()
    sys.stdout.write(json.dumps(results))


if __name__ == "__main__":
    main()
