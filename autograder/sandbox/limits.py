"""Every limit on a submission, in one place, and the effect of reaching it."""

import msgspec


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Limits of one guest process and of one submission.

    CPU limits stop honest work at the same point on a busy machine and on an idle one; the wall limits beside
    them are for code that waits. The guest stops a cell or call by itself (``_cpu_s``, ``_wall_s``); one that
    will not be stopped is killed ``grace_s`` later from outside.
    """

    cell_cpu_s: float = 6.0
    """The statement that runs when a cell has computed this long is stopped; the rest of the cell has half of it."""
    cell_wall_s: float = 30.0
    """The same for a cell that waits."""
    call_cpu_s: float = 6.0
    """A request (one or more calls of a student's functions) that computes longer is a timeout."""
    call_wall_s: float = 20.0
    """The same for a request that waits."""
    second_look_requests: int = 1000
    """Requests for a second look at what is wrong in an exercise; what is not settled by then stays wrong."""
    second_look_calls: int = 400_000
    """The same for calls of the student's function. Both are counts, and each request has its limit of CPU time, so
    that a busy machine settles as much as an idle one."""
    grace_s: float = 3.0
    """A guest that has not answered this long after its time is killed: that is a timeout, and a guest of ``lives``."""
    start_wall_s: float = 60.0
    """A guest that has not started by then is our failure, not the student's."""
    submission_wall_s: float = 300.0
    """After this long no guest is started for a submission or asked anything: what is not judged by then is lost."""
    lives: int = 12
    """Guests for one submission: one, and one more after each crash, kill or refused frame."""
    cpu_s: int = 300
    """CPU time of a guest process (RLIMIT_CPU), all cells and calls together: one that uses more is killed."""
    memory_bytes: int = 2 * 1024**3
    """Address space of a process (RLIMIT_AS): MemoryError in the student's code."""
    processes: int = 32
    """Threads, as there can be no second process (RLIMIT_NPROC): RuntimeError. The first one and one outside count."""
    file_bytes: int = 16 * 1024**2
    """Size of one file (RLIMIT_FSIZE): OSError in the student's code."""
    open_files: int = 64
    """File descriptors (RLIMIT_NOFILE), five of them taken: OSError in the student's code."""
    tmp_bytes: int = 64 * 1024**2
    """All files together: OSError in the student's code. /tmp is in memory and ends with the guest."""
    output_kept_bytes: int = 64 * 1024
    """How much of stdout and stderr together is kept for each guest."""
    output_bytes: int = 256 * 1024**2
    """Output that bypasses Python's streams is read up to here, then OSError; the streams themselves stop earlier."""
