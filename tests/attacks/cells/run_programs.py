# goal: start programs: the shell, its magics, spawn, exec, a terminal, a pool of processes
# seen: nothing
# within_s: 10
# lacks: attack 42
import multiprocessing
import os
import pty
import subprocess
import sys

shell = get_ipython()
ECHO = "echo attack $((40 + 2))"
WAYS = (
    lambda: os.system(ECHO),
    lambda: subprocess.run(ECHO, shell=True),
    lambda: os.popen(ECHO).read(),
    lambda: os.posix_spawn("/bin/sh", ["sh", "-c", ECHO], {}),
    lambda: os.posix_spawn(sys.executable, [sys.executable, "-c", "print('attack', 40 + 2)"], {}),
    lambda: pty.spawn(["/bin/sh", "-c", ECHO]),
    lambda: shell.system(ECHO),
    lambda: shell.getoutput(ECHO),
    lambda: shell.run_line_magic("sx", ECHO),
    lambda: shell.run_cell_magic("bash", "", ECHO),
    lambda: shell.run_cell_magic("script", "python", "print('attack', 40 + 2)"),
    lambda: multiprocessing.get_context("fork").Process(target=print, args=("attack", 42)).start(),
    lambda: os.execv("/bin/sh", ["sh", "-c", ECHO]),
    lambda: os.execve(sys.executable, ["python", "-c", "print('attack', 40 + 2)"], {"LD_PRELOAD": "/tmp/x.so"}),
)
for way in WAYS:
    try:
        way()
    except Exception as error:
        print(type(error).__name__)
