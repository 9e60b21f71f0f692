# goal: make empty files until the file system has no more room for names
# seen: nothing
# within_s: 20
import os

for folder in ("/tmp", "/dev/shm", "/dev/mqueue", "."):
    try:
        for number in range(20_000):
            os.mknod(f"{folder}/chainrule-attack-{number}")
    except OSError as error:
        print(folder, number, error)
