"""Timers that interrupt the student's code, and only that."""

import signal
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from types import FrameType

_cpu_time_s = time.process_time
_wall_time_s = time.monotonic


class TimeUpError(BaseException):
    """Raised in the student's code when its time is over."""


class Clock:
    """Timers on CPU and wall time that interrupt the student's code, repeatedly, and only that."""

    INTERVAL_S = 0.25
    MOST_RENEWALS = 6
    _EARLY_S = 0.005

    def __init__(self, cpu_s: float, wall_s: float) -> None:
        """Start both timers, in seconds."""
        self._running = self._is_due = False
        self._given_s = cpu_s, wall_s
        self._renewals = 0
        signal.signal(signal.SIGPROF, self._ring)
        signal.signal(signal.SIGALRM, self._ring)
        self._set(cpu_s, wall_s)

    def renew(self) -> bool:
        """Give the code after an interrupt some time of its own, less each time; return False if none is left.

        All renewals together are half of the time given first.
        """
        if self._renewals == self.MOST_RENEWALS:
            return False
        self._renewals += 1
        cpu_s, wall_s = self._given_s
        share = 0.5 ** (self._renewals + 1)
        self._is_due = False
        self._set(cpu_s * share, wall_s * share)
        return True

    def stop(self) -> None:
        """Stop both timers."""
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)

    def running(self) -> AbstractContextManager[None]:
        """Allow interrupts here: this is the student's code."""
        return self._switch(to=True)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Delay interrupts here, within the student's code: half a frame would break the wire."""
        with self._switch(to=False):
            yield
        if self._is_due and self._running:
            raise TimeUpError

    @contextmanager
    def _switch(self, *, to: bool) -> Iterator[None]:
        before, self._running = self._running, to
        try:
            yield
        finally:
            self._running = before

    def _set(self, cpu_s: float, wall_s: float) -> None:
        self._limits_s = {signal.SIGPROF: (cpu_s, "computing"), signal.SIGALRM: (wall_s, "waiting")}
        self._cpu_end_s = _cpu_time_s() + cpu_s
        self._wall_end_s = _wall_time_s() + wall_s
        signal.setitimer(signal.ITIMER_PROF, cpu_s, self.INTERVAL_S)
        signal.setitimer(signal.ITIMER_REAL, wall_s, self.INTERVAL_S)

    def _ring(self, number: int, _frame: FrameType | None) -> None:
        # Some kernels count CPU time in ticks: beside processes that often wake and sleep, the timer fires too early.
        # A signal that was pending when the time was renewed is early, too: it was for the code before.
        is_early = (
            _cpu_time_s() < self._cpu_end_s
            if number == signal.SIGPROF
            else _wall_time_s() < self._wall_end_s - self._EARLY_S
        )
        self._is_due = self._is_due or not is_early
        if self._running and not is_early:
            limit_s, doing = self._limits_s[signal.Signals(number)]
            msg = f"it was stopped after {limit_s:g} s of {doing}"
            raise TimeUpError(msg)
