# goal: change settings of the kernel that protect the machine, and those of the own process that do
# seen: nothing
# within_s: 10
# lacks: attack got
import os

for path in (
    *("/proc/sys/kernel/core_pattern", "/proc/sys/kernel/hostname", "/proc/sys/user/max_user_namespaces"),
    *("/proc/sysrq-trigger", "/sys/fs/cgroup/cgroup.procs", "/sys/kernel/mm/ksm/run"),
):
    try:
        os.close(os.open(path, os.O_WRONLY))  # to open it is enough: nothing is changed where this succeeds
        print("attack got", path)
    except OSError:
        continue
for path, text in (
    ("/proc/self/oom_score_adj", "-1000"),
    ("/proc/self/uid_map", "0 0 4294967295"),
    ("/proc/self/gid_map", "0 0 4294967295"),
    ("/proc/self/loginuid", "0"),
):
    try:
        with open(path, "w") as file:
            file.write(text)
        print("attack got", path)
    except OSError:
        continue
