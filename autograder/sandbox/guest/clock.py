"""Timers that interrupt the student's code, and nothing else."""

import signal
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from types import FrameType

from .shell import TimeUpError

_cpu_time_s = time.process_time


class Clock:
    """Timers on CPU and wall time that interrupt the student's code, again and again, and only that."""

    INTERVAL_S = 0.25

    def __init__(self, cpu_s: float, wall_s: float) -> None:
        """Start both timers."""
        self._running = self._is_due = False
        self._cpu_end_s = _cpu_time_s() + cpu_s
        signal.signal(signal.SIGPROF, self._ring)
        signal.signal(signal.SIGALRM, self._ring)
        signal.setitimer(signal.ITIMER_PROF, cpu_s, self.INTERVAL_S)
        signal.setitimer(signal.ITIMER_REAL, wall_s, self.INTERVAL_S)

    def stop(self) -> None:
        """Ring no more."""
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)

    def running(self) -> AbstractContextManager[None]:
        """Allow interrupts here: this is the student's code."""
        return self._switch(to=True)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Put interrupts off here, in the middle of the student's code: half a frame on the wire would spoil it."""
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

    def _ring(self, number: int, _frame: FrameType | None) -> None:
        # Some kernels count this timer by ticks: beside processes that often wake and sleep it rings too early.
        is_early = number == signal.SIGPROF and _cpu_time_s() < self._cpu_end_s
        self._is_due = self._is_due or not is_early
        if self._running and not is_early:
            raise TimeUpError
