"""Answers requests one after another: a cell to run, or calls of the student's functions."""

from .attempts import Attempts
from .callback import Grader
from .calling import Calls
from .clock import Clock
from .codec import Encoder, Node, UnsendableError
from .exchange import Exchange
from .failing import Outcome, failure
from .modules import take_files
from .pipe import Pipe, Request
from .printing import Printed
from .shell import Notebook

_NOTHING: Outcome = {"kind": "returned", "value": ["n"], "modified": []}
_NO_LINE = 0
_MOST_LINES = 1000


class Server:
    """Serves one notebook over one pair of pipes."""

    def __init__(self, notebook: Notebook, pipe: Pipe) -> None:
        """Answer the requests on ``pipe``."""
        self._notebook = notebook
        self._pipe = pipe
        self._grader = Grader(pipe)
        self._attempts = Attempts()
        self._printed = Printed()

    def serve(self) -> None:
        """Answer until the grader closes its end."""
        while (request := self._pipe.read()) is not None:
            clock = Clock(request.header["cpu_s"], request.header["wall_s"])
            self._grader.open(request, clock)
            frame = self._answer(request, clock)
            clock.stop()
            self._printed.flush()
            self._pipe.write(frame)

    def _answer(self, request: Request, clock: Clock) -> bytes:
        try:
            if request.header["op"] == "cell":
                return self._frame(Encoder(), request, [self._run_cell(request, clock)])
            if request.header["op"] == "files":
                take_files({name: _bytes(node, request) for name, node in request.header["files"]})
                return self._frame(Encoder(), request, [_NOTHING])
            if request.header["op"] == "exchange":
                self._notebook.exchange(Exchange(request.header, self._grader))
                return self._frame(Encoder(), request, [_NOTHING])
            if request.header["calls"]:
                self._notebook.forget_gaps()
            calls = Calls(self._notebook, self._grader, request, clock)
            outcomes = calls.make_all()
            return self._frame(calls.encoder, request, outcomes)
        except (UnsendableError, MemoryError) as error:  # all results together are too large for one reply
            return Encoder().frame(request.nonce, {"outcomes": [failure(error)]})

    def _frame(self, encoder: Encoder, request: Request, outcomes: list[Outcome]) -> bytes:
        """Return the reply; its last outcome also has the new attempts."""
        attempts = self._attempts.take()
        if attempts and outcomes:
            outcomes[-1] = outcomes[-1] | {"attempts": attempts}
        return encoder.frame(request.nonce, {"outcomes": outcomes})

    def _run_cell(self, request: Request, clock: Clock) -> Outcome:
        """Run a cell, or run again what failed in it; its outcome is the first failure, with a list of all."""
        header, notebook = request.header, self._notebook
        number, only = header["number"], header["only"]
        source = _bytes(header["source"], request).decode()
        if only == _NO_LINE:
            lines = notebook.lines(number, source, clock)
            return _NOTHING | {"value": Encoder().node(lines[:_MOST_LINES])}
        failed = (
            notebook.fill_gaps(number, clock)
            if header["fill_gaps"]
            else notebook.run(number, source, clock, only, header["without"])
        )
        return _whole(failed[0]) | {"statements": failed} if failed else _NOTHING


def _bytes(node: Node, request: Request) -> bytes:
    _, _, (size,), offset = node
    return request.body[offset : offset + size]


def _whole(failed: Outcome) -> Outcome:
    return {key: value for key, value in failed.items() if key not in {"line", "bound"}}
