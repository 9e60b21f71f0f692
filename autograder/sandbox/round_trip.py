"""One request and its reply, with the calls of the grader's functions that the student's code makes in between."""

import os
import time
from collections.abc import Sequence

import numpy as np

from autograder.sandbox.calls import Failed, Functions, Given, Outcome
from autograder.sandbox.channel import Channel, GuestDiedError
from autograder.sandbox.guest.codec import MAX_BODY_BYTES, Encoder, UnsendableError
from autograder.sandbox.guest.stand_ins import Callback
from autograder.sandbox.wire import Question, WireError, read_reply

NONCE_BYTES = 16
_ERROR_CHARACTERS = 500
_NUMBER_BYTES = 16
_NUMBER_CHARACTERS = 80  # in a list with a text, NumPy makes texts of numbers
_CHARACTER_BYTES = 4
MOST_QUESTIONS = 20_000
"""How often the callbacks of one request may be called in all."""
MOST_EXCHANGED = 300_000
"""How often replaced functions may be called in one request: training calls them for each batch."""


class RoundTrip:
    """A request with a nonce of its own; ``asked`` counts the questions by callback."""

    def __init__(self, callbacks: Sequence[Callback] = (), functions: Functions | None = None) -> None:
        """Answer questions with ``callbacks``, and with ``functions`` that replace the notebook's."""
        self.nonce = os.urandom(NONCE_BYTES)
        self.asked: dict[int, int] = {}
        self._callbacks = callbacks
        self._functions = functions
        self._exchanged = 0

    def outcomes(self, channel: Channel, frame: bytes, wall_s: float) -> list[Outcome]:
        """Send a request, answer questions, and return the outcomes, for which there are ``wall_s`` seconds.

        Raises:
            GuestDiedError: no reply came in ``wall_s``, or the guest ended, or asked too often.
            WireError: something came that is not a reply.
        """
        deadline = time.monotonic() + wall_s
        reply = read_reply(*channel.exchange(frame, self.nonce, wall_s))
        while isinstance(reply, Question):
            answer = self._exchanged_answer(reply) if reply.is_exchanged else self._answer(reply)
            reply = read_reply(*channel.exchange(answer, self.nonce, deadline - time.monotonic()))
        return reply or [Failed("refused", message="an empty reply")]

    def _answer(self, question: Question) -> bytes:
        if question.number >= len(self._callbacks):
            msg = "a question about a function that was never given"
            raise WireError(msg)
        if sum(self.asked.values()) >= MOST_QUESTIONS:
            kind, msg = "died", f"it called the function it was given more than {MOST_QUESTIONS} times"
            raise GuestDiedError(kind, msg)
        self.asked[question.number] = self.asked.get(question.number, 0) + 1
        encoder = Encoder()
        if _bytes_as_array(question.value) > MAX_BODY_BYTES:
            return encoder.frame(self.nonce, {"error": "it was called with more than an array can hold here"})
        try:
            value = np.asarray(self._callbacks[question.number](question.value))
        except (TypeError, ValueError) as error:  # it does not accept these arguments
            return encoder.frame(self.nonce, {"error": str(error)[:_ERROR_CHARACTERS]})
        if value.nbytes > MAX_BODY_BYTES:
            return encoder.frame(self.nonce, {"error": "its value would be too large to send"})
        return encoder.frame(self.nonce, {"value": encoder.node(value)})

    def _exchanged_answer(self, question: Question) -> bytes:
        functions = self._functions
        match question.value:
            case (tuple(arguments), dict(keywords), None):
                forward = None
            case (tuple(arguments), dict(keywords), (tuple(before), dict(named))):
                forward = Given(before, named)
            case _:
                msg = "a question without arguments"
                raise WireError(msg)
        if functions is None:
            msg = "a question about a function that was never exchanged"
            raise WireError(msg)
        self._exchanged += 1
        if self._exchanged > MOST_EXCHANGED:
            kind, msg = "died", f"it called the functions of the course more than {MOST_EXCHANGED} times"
            raise GuestDiedError(kind, msg)
        encoder = Encoder()
        try:
            value = functions.call(question.number, Given(arguments, keywords), forward)
            return encoder.frame(self.nonce, {"value": encoder.node(value)})
        except (TypeError, ValueError, UnsendableError) as error:
            return Encoder().frame(self.nonce, {"error": str(error)[:_ERROR_CHARACTERS]})


def _bytes_as_array(value: object) -> int:
    """Return how many bytes NumPy may need for ``value``: every element of a list becomes as wide as the widest."""
    count, width = _extent(value)
    return count * width


def _extent(value: object) -> tuple[int, int]:
    """Return the number of elements and the size of the widest in bytes."""
    if isinstance(value, list | tuple):
        counts, widths = zip(*map(_extent, value), strict=True) if value else ((0,), (0,))
        return sum(counts), max(widths)
    if isinstance(value, np.ndarray):
        return value.size, value.itemsize
    return 1, _CHARACTER_BYTES * max(_NUMBER_CHARACTERS, len(value)) if isinstance(value, str) else _NUMBER_BYTES
