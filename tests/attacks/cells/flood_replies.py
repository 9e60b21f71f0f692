# goal: write without end into the pipe of the replies
# seen: cell=died died
# within_s: 15
import os

while True:
    for descriptor in range(3, 9):
        try:
            os.write(descriptor, bytes(1 << 16))
        except OSError:
            continue
