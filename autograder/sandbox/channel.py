"""The pipes to a guest: one request, one reply, one deadline; meanwhile its output is read, up to a limit."""

import os
import select
import time
from typing import IO

from autograder.sandbox.guest.codec import PREFIX
from autograder.sandbox.limits import Limits
from autograder.sandbox.wire import WireError, read_prefix

_CHUNK_BYTES = 1 << 18


class GuestDiedError(Exception):
    """The guest closed the wire or was too late; ``kind`` is ``died`` or ``timeout``."""

    def __init__(self, kind: str, message: str) -> None:
        """Say what happened, in words for the student."""
        super().__init__(message)
        self.kind = kind


class Channel:
    """Our ends of the pipes. They never block: a guest that does not read or write only misses its deadline."""

    def __init__(self, requests: IO[bytes], replies: IO[bytes], output: IO[bytes], limits: Limits) -> None:
        """Use the three pipes of a process."""
        self._pipes = (requests, replies, output)
        self._requests, self._replies, self._output = (pipe.fileno() for pipe in self._pipes)
        for descriptor in (self._requests, self._replies, self._output):
            os.set_blocking(descriptor, False)
        self._limits = limits
        self._kept = bytearray()
        self._printed_bytes = 0
        self._output_open = True
        self.has_ended = False
        """Whether the guest has closed its end, which it does at the latest when it ends."""

    @property
    def printed(self) -> str:
        """The first part of what the guest printed."""
        return self._kept.decode(errors="replace")

    def exchange(self, frame: bytes, nonce: bytes, wall_s: float) -> tuple[bytes, memoryview]:
        """Send a request; return header and body of the reply, which may take ``wall_s`` seconds.

        Memory for a reply is allocated once, after its prefix announced a size within the bounds.

        Raises:
            GuestDiedError: no whole reply came in ``wall_s``, or the guest ended.
            WireError: something came that is not a reply.
        """
        deadline = time.monotonic() + wall_s
        unsent = memoryview(frame)
        reply = bytearray(PREFIX.size)
        missing = memoryview(reply)
        sizes: tuple[int, int] | None = None
        while missing:
            ready = self._wait(deadline, sending=bool(unsent))
            if self._requests in ready:
                unsent = self._send(unsent)
            if self._replies in ready:
                missing = missing[self._receive(missing) :]
            if sizes is None and not missing:
                sizes = read_prefix(bytes(reply), nonce)
                reply = bytearray(sum(sizes))
                missing = memoryview(reply)
        if unsent or sizes is None:
            msg = "a reply to a request that was not read to its end"
            raise WireError(msg)
        self._drain()
        whole = memoryview(reply)
        return bytes(whole[: sizes[0]]), whole[sizes[0] :]

    def close(self) -> None:
        """Read the last output, then close our ends."""
        self._drain()
        for pipe in self._pipes:
            pipe.close()

    def _wait(self, deadline: float, *, sending: bool) -> set[int]:
        poll = select.poll()
        poll.register(self._replies, select.POLLIN)
        if self._output_open:
            poll.register(self._output, select.POLLIN)
        if sending:
            poll.register(self._requests, select.POLLOUT)
        left_s = deadline - time.monotonic()
        ready = {descriptor for descriptor, _ in poll.poll(left_s * 1000)} if left_s > 0 else set()
        if not ready:
            kind, msg = "timeout", "no answer in time"
            raise GuestDiedError(kind, msg)
        if self._output in ready:
            self._drain()
        return ready

    def _send(self, unsent: memoryview) -> memoryview:
        try:
            return unsent[os.write(self._requests, unsent[:_CHUNK_BYTES]) :]
        except BlockingIOError:
            return unsent
        except BrokenPipeError as error:
            raise self._ended() from error

    def _receive(self, missing: memoryview) -> int:
        try:
            count = os.readv(self._replies, [missing[:_CHUNK_BYTES]])
        except BlockingIOError:
            return 0
        if not count:
            raise self._ended()
        return count

    def _ended(self) -> GuestDiedError:
        self.has_ended = True
        return GuestDiedError("died", "the process ended")

    def _drain(self) -> None:
        """Read the output and keep its beginning; once a guest has sent far too much, read no more."""
        while self._output_open:
            try:
                data = os.read(self._output, _CHUNK_BYTES)
            except BlockingIOError:
                return
            self._printed_bytes += len(data)
            self._kept += data[: self._limits.output_kept_bytes - len(self._kept)]
            if not data or self._printed_bytes > self._limits.output_bytes:
                self._output_open = False
                self._pipes[2].close()
