# goal: open what other processes have open, through /proc, and look for a file or a folder of the machine in it
# seen: nothing
# within_s: 10
# lacks: attack got
import os
import pathlib
import stat

for path in pathlib.Path("/proc").glob("[0-9]*/fd/*"):
    try:
        mode = os.stat(path).st_mode
        if not stat.S_ISFIFO(mode) and not os.readlink(path).startswith(("anon_inode:", "/dev/null", "/proc/")):
            print("attack got", path, os.readlink(path))
    except OSError:
        continue
for number in range(3, 64):
    try:
        if stat.S_ISDIR(os.fstat(number).st_mode):
            print("attack got a folder", number, os.listdir(number))
    except OSError:
        continue
