"""Runs student code where it can harm nobody. Theory of operation.

**Processes.** The grader never runs student code. Each of its workers keeps a *zygote*: a process in bubblewrap, a
Python that has imported NumPy, IPython and matplotlib and runs nothing. For each submission it forks a *warden*,
and the warden the *guest*, which is the first process of namespaces of its own. The guest runs the notebook's cells and
then the calls the grader asks for. A guest that dies is replaced by a new one that runs the cells again. When the
submission is judged, or the grader dies, the guest's leash goes slack: its warden kills it through a pidfd, all in its
namespace with it, and tells when they are gone.

**Tiers.** Where a zygote cannot fork guests, each of them starts cold in a bubblewrap of its own; where there are no
user namespaces, Landlock and a stricter filter shut in a plain process; where not even that holds, grading is refused
unless the instructor insists (``launch``). What holds is found out by trying to get out, each time (``selftest``); the
tier is printed and stands in every verdict.

**Privileges.** The guest is an ordinary user without capabilities in namespaces of its own: no network, no process
but its own, and of the file system only the interpreter, the packages a student may import, and the files handed
out with the notebook, all read-only; its ``/tmp`` is in memory, small, and gone afterwards. References, graders,
gradebook and other submissions are not there to be read. The zygote has the same view, and has never seen anything of a
submission: what a guest inherits tells nothing. Before the first cell the guest puts a filter on itself that
refuses programs, processes, tracing, kernel keys and all sockets but local ones (``seccomp``). A grader that runs
as root becomes nobody first.

**Pipes.** Requests go in on one pipe, replies come out on another, everything printed on a third. All three are data:
frames of bounded size whose arrays are raw bytes of allowed types (``guest.codec`` writes, ``wire`` reads and
checks). Nothing is ever unpickled, and what is printed, or the exit status, is never evidence of anything. What
cannot cross, such as a cache, stays in the guest and is named by a handle.

**Who can do what to whom.** The student can do anything to the guest process, and so to every reply: the grader
believes none of it beyond its being numbers, and compares them with its own. The guest can do nothing to the grader
but be late, be wrong or be gone; each is a verdict about the submission. It cannot see its warden, the zygote or
another guest, which are outside of its process namespace. A sandbox that does not start is our failure.

**Limits** are in ``limits``, with what each of them gives.
"""
