"""Functions of the grader's, as the student's code gets them: each call is a question over the wire."""

import threading
from collections.abc import Callable
from typing import Any

from .clock import Clock
from .codec import Encoder, UnsendableError, read_value
from .pipe import Pipe, Request


class Line:
    """Asks the grader in the middle of the request that is being answered."""

    def __init__(self, pipe: Pipe) -> None:
        """Ask on ``pipe``."""
        self._pipe = pipe
        self._lock = threading.Lock()
        self._open: tuple[Request, Clock] | None = None

    def open(self, request: Request, clock: Clock) -> None:
        """Ask for ``request`` from now on, while its clock stands still."""
        self._open = request, clock

    def is_open_for(self, request: Request) -> bool:
        """Return whether it is ``request`` that is being answered."""
        return self._open is not None and self._open[0] is request

    def ask(self, kind: str, number: int, value: object) -> object:
        """Return the value of function ``number`` of a kind, ``ask`` or ``exchanged``.

        Raises:
            TypeError: the argument is nothing that can cross.
            ValueError: the argument is none that the function takes.
        """
        if self._open is None:
            raise ValueError
        request, clock = self._open
        encoder = Encoder()
        try:
            frame = encoder.frame(request.nonce, {kind: number, "value": encoder.node(value)})
        except UnsendableError as error:
            msg = f"the function takes an array of numbers, not {error}"
            raise TypeError(msg) from None
        with clock.paused(), self._lock:
            self._pipe.write(frame)
            answer = self._pipe.read()
        if answer is None:
            raise SystemExit
        if "error" in answer.header:
            raise ValueError(answer.header["error"])
        return read_value(answer.header["value"], answer.body, lambda _node: None)


def callback(number: int, line: Line, request: Request) -> Callable[[Any], object]:
    """Return a function whose values are those of callback ``number`` of a request, for as long as that is answered."""

    def f(x: object) -> object:
        """Return the value of a function that is given from outside."""
        if not line.is_open_for(request):
            msg = "the function can only be called by the function that it was given to, until that returns"
            raise ValueError(msg)
        return line.ask("ask", number, x)

    return f
