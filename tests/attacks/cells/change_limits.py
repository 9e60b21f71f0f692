# goal: lift the limits of the own process, and set those of others
# seen: nothing
# within_s: 10
# lacks: attack got
import os
import resource

ENDLESS = resource.RLIM_INFINITY
for name in ("RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_FSIZE", "RLIMIT_NOFILE", "RLIMIT_NPROC", "RLIMIT_CORE"):
    limit = getattr(resource, name)
    for wanted in ((ENDLESS, ENDLESS), (1 << 40, 1 << 40)):
        try:
            resource.setrlimit(limit, wanted)
            print("attack got", name, wanted)
        except (OSError, ValueError):
            continue
    for pid in {1, 2, 3, os.getppid()} - {os.getpid()}:
        try:
            resource.prlimit(pid, limit, resource.prlimit(pid, limit))  # as it was: no harm where this succeeds
        except (OSError, ValueError):
            continue
