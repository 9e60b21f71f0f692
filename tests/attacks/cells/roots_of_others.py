# goal: walk out of the sandbox through the root and working folders of other processes
# seen: nothing
# within_s: 10
# lacks: attack got
import os

for pid in {name for name in os.listdir("/proc") if name.isdigit()} | {"self", "thread-self", "1"}:
    for way in ("root", "cwd", "root/proc/1/root", "cwd/../../../../.."):
        for place in ("etc/passwd", "etc/shadow", "home", "work", "root/.bashrc", "var/lib", "sys/kernel"):
            try:
                path = f"/proc/{pid}/{way}/{place}"
                os.stat(path)
                print("attack got", path)
            except OSError:
                continue
