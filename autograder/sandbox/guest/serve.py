"""Answers requests one after another: a cell to run, or a program of calls of the student's functions."""

from .attempts import Attempts
from .callback import Line
from .calling import Calls, Outcome, failure
from .clock import Clock
from .codec import Encoder, UnsendableError
from .exchange import Exchange
from .pipe import Pipe, Request
from .shell import Notebook

_NOTHING: Outcome = {"kind": "returned", "value": ["n"], "modified": []}


class Server:
    """Serves one notebook over one pair of pipes."""

    def __init__(self, notebook: Notebook, pipe: Pipe) -> None:
        """Answer what comes in on ``pipe``."""
        self._notebook = notebook
        self._pipe = pipe
        self._line = Line(pipe)
        self._attempts = Attempts()

    def serve(self) -> None:
        """Answer until the grader closes its end."""
        while (request := self._pipe.read()) is not None:
            clock = Clock(request.header["cpu_s"], request.header["wall_s"])
            self._line.open(request, clock)
            frame = self._answer(request, clock)
            clock.stop()
            self._pipe.write(frame)

    def _answer(self, request: Request, clock: Clock) -> bytes:
        try:
            if request.header["op"] == "cell":
                return self._frame(Encoder(), request, [self._run_cell(request, clock)])
            if request.header["op"] == "exchange":
                self._notebook.exchange(Exchange(request.header, self._line))
                return self._frame(Encoder(), request, [_NOTHING])
            calls = Calls(self._notebook, self._line, request, clock)
            outcomes = calls.make_all()
            return self._frame(calls.encoder, request, outcomes)
        except (UnsendableError, MemoryError) as error:  # all results together are too much for one reply
            return Encoder().frame(request.nonce, {"outcomes": [failure(error)]})

    def _frame(self, encoder: Encoder, request: Request, outcomes: list[Outcome]) -> bytes:
        """Return the reply; what was tried meanwhile is told with its last outcome."""
        attempts = self._attempts.take()
        if attempts and outcomes:
            outcomes[-1] = outcomes[-1] | {"attempts": attempts}
        return encoder.frame(request.nonce, {"outcomes": outcomes})

    def _run_cell(self, request: Request, clock: Clock) -> Outcome:
        header = request.header
        _, _, (size,), offset = header["source"]
        source = request.body[offset : offset + size].decode()
        try:
            with clock.running():
                self._notebook.run(header["number"], source, fill_gaps=header["fill_gaps"])
        except BaseException as error:  # noqa: BLE001 - SystemExit and the like are the student's, too
            return failure(error)
        return _NOTHING
