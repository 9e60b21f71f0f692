"""The grader's functions, as the student's code gets them: each call is a question over the wire."""

import threading
from collections.abc import Callable
from typing import Any

from .clock import Clock
from .codec import Encoder, UnsendableError, read_value
from .pipe import Pipe, Request


class Grader:
    """Asks the grader questions while a request is being answered."""

    def __init__(self, pipe: Pipe) -> None:
        """Use ``pipe``."""
        self._pipe = pipe
        self._lock = threading.Lock()
        self._open: tuple[Request, Clock] | None = None

    def open(self, request: Request, clock: Clock) -> None:
        """Ask questions for ``request`` from now on; its clock does not interrupt them."""
        self._open = request, clock

    def is_open_for(self, request: Request) -> bool:
        """Return whether ``request`` is the one being answered."""
        return self._open is not None and self._open[0] is request

    def ask(self, kind: str, number: int, value: object) -> object:
        """Return the value of function ``number`` of a kind, ``ask`` or ``exchanged``.

        Raises:
            TypeError: the argument cannot cross the wire.
            ValueError: the function does not accept the argument.
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


def callback(number: int, grader: Grader, request: Request) -> Callable[[Any], object]:
    """Return a function that asks for callback ``number`` of a request, as long as that request is being answered."""

    def f(x: object) -> object:
        """Return the value of a function that is given from outside."""
        if not grader.is_open_for(request):
            msg = "the function can only be called by the function that it was given to, until that returns"
            raise ValueError(msg)
        return grader.ask("ask", number, x)

    return f
