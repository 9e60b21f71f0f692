"""Runs student code where it can harm nobody. Theory of operation.

**Processes.** The grader never runs student code. Each of its workers keeps a *zygote*: a Python process in bubblewrap
that has imported NumPy, IPython and matplotlib and runs no student code. For each submission it forks a *supervisor*,
and the supervisor forks the *guest*, which is the first process of namespaces of its own. The guest runs the notebook's
cells and then the calls the grader asks for. A guest that dies is replaced by a new one, which runs the cells again.
When the submission is judged, or the grader dies, our end of the guest's stop socket closes: the supervisor kills the
guest through a pidfd, with everything in its namespace, and reports when they are gone.

**Tiers.** Where a zygote cannot fork guests, each guest is a new process in a bubblewrap of its own. Where there are no
user namespaces, Landlock and a stricter filter confine a plain process. Where not even that works, grading is refused
unless the instructor insists (``launch``). Before each run a probe tries to escape (``selftest``); the tier in use is
printed and stands in every verdict.

**Privileges.** The guest is an ordinary user without capabilities in namespaces of its own: no network, no process
but its own, and of the file system only the interpreter, the packages a student may import, and the files handed
out with the notebook, all read-only; its ``/tmp`` is in memory, small, and gone afterwards. References, graders,
gradebook and other submissions are not in it. The zygote sees the same files and has never seen a submission, so a
guest inherits nothing of value. Before the first cell the guest puts a filter on itself that refuses programs,
processes, tracing, kernel keys and all sockets but local ones (``seccomp``). A grader that runs as root becomes nobody
first.

**Pipes.** Requests go in on one pipe, replies come out on another, everything printed on a third. All three are data:
frames of bounded size whose arrays are raw bytes of allowed types (``guest.codec`` writes, ``wire`` reads and
checks). Nothing is ever unpickled, and neither output nor exit status is evidence of anything. A value that cannot
cross, such as a cache, stays in the guest and is named by a handle.

**Who can do what to whom.** The student can do anything to the guest process, and so to every reply: the grader takes
replies for numbers and nothing else, and compares them with its own. All a guest can do to the grader is to be late, be
wrong or end; each leads to a verdict about the submission. It cannot see its supervisor, the zygote or another guest,
which are outside its process namespace. A sandbox that does not start is our failure.

**Limits** are in ``limits``, with the effect of each.
"""
